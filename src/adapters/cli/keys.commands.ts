import type { Command } from 'commander'
import { flow, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ListKeys } from '../../application/keys/list-keys.ts'
import type { RotateKeys } from '../../application/keys/rotate-keys.ts'
import { Actor } from '../../domain/actor.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import { atTheTerminal } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import { type Ended, json, type Process } from './process.ts'
import type { Terminal } from './terminal.ts'

type Needs = { readonly listKeys: ListKeys; readonly rotateKeys: RotateKeys; readonly terminal: Terminal }

/** Newest first; the private half stays where it is. */
const view =
  (json: boolean) =>
  (keys: ReadonlyArray<SigningKey>): string => {
    const shown = keys.map(({ kid, signsFrom }) => ({ kid, signs_from: signsFrom.toISOString() }))
    return json
      ? JSON.stringify(shown)
      : ['signs from                key', ...shown.map((key) => `${key.signs_from}  ${key.kid}`)].join('\n')
  }

const keysList = ({ listKeys, terminal }: Needs, json: boolean): Promise<ExitCode> =>
  pipe(listKeys, TE.match(refuse(terminal), flow(view(json), show(terminal))))()

/** Publishes a new key at once. It signs once everybody has it. */
const keysRotate = ({ listKeys, rotateKeys, terminal }: Needs, json: boolean): Promise<ExitCode> =>
  pipe(
    rotateKeys({ evenIfNotDue: true, occasion: Actor.occasion(Actor.operator, atTheTerminal) }),
    TE.flatMap(() => listKeys),
    TE.match(refuse(terminal), flow(view(json), show(terminal))),
  )()

export const addKeys = (program: Command, { terminal, withUseCases }: Process, ended: Ended): void => {
  const keys = program.command('keys').description('look after the keys that sign access tokens')
  const run = (command: typeof keysList) => async (options: { json?: boolean }) =>
    ended(await withUseCases((useCases) => command({ ...useCases, terminal }, options.json ?? false)))

  keys
    .command('list')
    .description('list the published keys')
    .option(...json)
    .action(run(keysList))
  keys
    .command('rotate')
    .description('publish a new key, which signs as soon as everybody has it')
    .option(...json)
    .action(run(keysRotate))
}
