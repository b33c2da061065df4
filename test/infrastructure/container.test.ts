import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import type { Container } from 'inversify'
import { embeddedInMemory } from '../../src/adapters/mikro-orm/embedded.ts'
import type { Engine } from '../../src/adapters/mikro-orm/engine.ts'
import { container } from '../../src/infrastructure/container.ts'
import { databaseStore } from '../../src/infrastructure/modules/database-store.ts'
import { http } from '../../src/infrastructure/modules/http.ts'
import { httpOptions } from '../../src/infrastructure/modules/http-options.ts'
import { prometheus } from '../../src/infrastructure/modules/prometheus.ts'
import { quotas } from '../../src/infrastructure/modules/quotas.ts'
import { security } from '../../src/infrastructure/modules/security.ts'
import { system } from '../../src/infrastructure/modules/system.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import { aConfig, anApplication, silentLog, someSecrets, stored, up } from '../support/applications.ts'

const { memory, database, exposition, figures, metricsApp, ...common } = Tokens

describe('the container', () => {
  describe('in memory', () => {
    const application = anApplication()

    for (const [name, token] of Object.entries({ ...common, memory }))
      it(`resolves ${name}, once for all`, () => {
        expect(application.get<unknown>(token)).to.exist
        expect(application.get<unknown>(token)).to.equal(application.get<unknown>(token))
      })

    it('shares nothing with another', async () => {
      const other = anApplication()
      await other.get(Tokens.rotateKeys)({ evenIfNotDue: false })()

      expect(other.get(memory)).not.to.equal(application.get(memory))
      expect(application.get(memory).signingKeys).to.deep.equal([])
      expect(stored(other)).to.deep.equal({ users: 0, sessions: 0, events: 1 }) // ASVS 6.3.2
    })
  })

  describe('with metrics', () => {
    const change = (application: Container) => application.load(prometheus)
    const application = anApplication({ change })

    for (const [name, token] of Object.entries({ ...common, memory, exposition, figures, metricsApp }))
      it(`resolves ${name}`, () => {
        expect(application.get<unknown>(token)).to.exist
      })

    it('shares no figure with another', () => {
      for (const token of [Tokens.metrics, exposition])
        expect(anApplication({ change }).get<unknown>(token)).not.to.equal(application.get<unknown>(token))
    })
  })

  describe('on a database', () => {
    let engine: Engine | undefined
    before(async () => {
      engine = await embeddedInMemory()
      await engine.connect()
      await engine.migrate()
    })
    after(() => engine?.close())

    const application = () => {
      if (!engine) throw new Error('not open')
      const config = aConfig()
      const store = databaseStore(engine.database)
      const driving = http(httpOptions(config), up)
      return container(system(silentLog), quotas(aConfig()), store, security(config, someSecrets), driving)
    }

    for (const [name, token] of Object.entries({ ...common, database }))
      it(`resolves ${name}`, () => {
        expect(application().get<unknown>(token)).to.exist
      })

    it('signs with the one key that two of them agree on, whichever was first', async () => {
      const [one, two] = [application(), application()]
      await Promise.all([one, two].map((each) => each.get(Tokens.rotateKeys)({ evenIfNotDue: false })()))
      const [first, second] = [await one.get(Tokens.keys).signer(), await two.get(Tokens.keys).signer()]

      expect(E.isRight(first) && first.right.kid).to.be.a('string')
      expect(E.isRight(second) && second.right.kid).to.equal(E.isRight(first) && first.right.kid)
    })

    it('says that its health is the database’s', async () => {
      expect(await application().get(Tokens.checkHealth)()).to.deep.equal([{ name: 'database', ok: true }])
    })
  })
})
