import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as E from 'fp-ts/lib/Either.js'
import { ContainerModule } from 'inversify'
import { parseConfig } from '../src/infrastructure/config/config.ts'
import { readEnvironment } from '../src/infrastructure/config/read-environment.ts'
import { prepareHashThreads } from '../src/infrastructure/processes/hash-threads.ts'
import { output } from '../src/infrastructure/processes/log.ts'
import { openApplication } from '../src/infrastructure/processes/open-application.ts'
import { endingSignal } from '../src/infrastructure/processes/signals.ts'
import { Tokens } from '../src/infrastructure/tokens.ts'
import { answerLine } from './json-lines/json-lines.ts'
import { sqliteFamiliarNetworks } from './sqlite/sqlite-familiar-networks.ts'

const config = parseConfig(readEnvironment())
if (E.isLeft(config)) throw new Error(config.left.faults.join('\n'))
const { dataDir, hashing, log: logging } = config.right

/** In the place of the one that is bound. */
const familiarNetworks = new ContainerModule(({ rebind }) => {
  rebind(Tokens.familiarNetworks).toResolvedValue(() => sqliteFamiliarNetworks(join(dataDir, 'networks')))
})

await prepareHashThreads(hashing.concurrency)
const { log } = await output({ log: { ...logging, level: 'error' } })
const signal = endingSignal()
const { container, close } = await openApplication(config.right, log, signal, familiarNetworks)
await container.get(Tokens.rotateKeys)({ evenIfNotDue: false })()

const answer = answerLine({
  registerUser: container.get(Tokens.registerUser),
  login: container.get(Tokens.login),
  authenticate: container.get(Tokens.authenticate),
  getMe: container.get(Tokens.getMe),
  passwordPolicy: container.get(Tokens.passwordPolicy),
})
for await (const line of createInterface({ input: process.stdin, signal }))
  process.stdout.write(`${await answer(line)()}\n`)
await close()
