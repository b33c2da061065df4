import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Container } from 'inversify'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { version } from '../../../src/infrastructure/version.ts'
import { up } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'

const well = { name: 'database', run: TE.right(undefined) }
const ill = { name: 'queue', run: TE.left(unavailable('queue')(new Error('canary'))) }

const withChecks =
  (...checks: ReadonlyArray<typeof well | typeof ill>) =>
  (application: Container) =>
    application.rebind(Tokens.healthChecks).toConstantValue(checks)

describe('the health of a service', () => {
  describe('that is well', () => {
    const { ask } = serving({ change: withChecks(well) })

    it('is told with its version and its checks', async () => {
      const { status, json } = await ask('/health')

      expect(status).to.equal(200)
      expect(json).to.deep.equal({ status: 'ok', version, checks: { database: 'ok' } })
    })

    for (const probe of ['live', 'ready', 'startup'])
      it(`is told to the probe ${probe}`, async () => {
        const { status, json } = await ask(`/health/${probe}`)

        expect([status, json]).to.deep.equal([200, { status: 'ok' }])
      })
  })

  describe('one of whose checks fails', () => {
    const { ask } = serving({ change: withChecks(well, ill) })

    it('is a 503 that names the check, and not why it failed', async () => {
      const { status, json, text } = await ask('/health')

      expect(status).to.equal(503)
      expect(json['checks']).to.deep.equal({ database: 'ok', queue: 'failed' })
      expect(text).not.to.include('canary')
    })

    it('makes it unready, but neither dead nor unstarted', async () => {
      const statuses = await Promise.all(
        ['ready', 'live', 'startup'].map(async (probe) => (await ask(`/health/${probe}`)).status),
      )

      expect(statuses).to.deep.equal([503, 200, 200])
    })
  })

  for (const [stage, lifetime, expected] of [
    ['starting', { ...up, hasStarted: () => false }, { live: 200, ready: 503, startup: 503 }],
    ['draining', { ...up, isDraining: () => true }, { live: 200, ready: 503, startup: 200 }],
  ] as const)
    describe(`that is ${stage}`, () => {
      const { ask } = serving({ lifetime })

      for (const [probe, status] of Object.entries(expected))
        it(`is ${status} for the probe ${probe}`, async () => {
          expect((await ask(`/health/${probe}`)).status).to.equal(status)
        })
    })
})
