import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { embedded } from '../../src/adapters/mikro-orm/embedded.ts'
import { storeOf } from '../support/databases.ts'
import { aSealer } from '../support/seals.ts'
import { aDirectory } from './directories.ts'
import { aService } from './services.ts'

describe('a service', function () {
  this.timeout(60_000)
  const directory = aDirectory()

  it('seals what happens within a second or two, by the secret that it has', async () => {
    const DATA_DIR = directory()
    const { announced, ending, served } = aService({ DATA_DIR })
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ email: 'ada@example.com', password: 'correct horse battery' })
    await fetch(`${(await announced)['url']}/api/v1/auth/register`, { method: 'POST', headers, body })
    await pause(2_000)
    ending.abort()
    await served

    const secret = Buffer.from(readFileSync(join(DATA_DIR, 'secret.key'), 'utf8').trim())
    const engine = await embedded(DATA_DIR)
    try {
      const sealer = aSealer(storeOf(engine).seals, [secret])
      expect(await sealer.verify()).to.deep.equal({ whole: 2, unsealed: 0, broken: null })
    } finally {
      await engine.close()
    }
  })
})
