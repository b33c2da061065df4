import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Container } from 'inversify'
import type { Engine } from '../../src/adapters/mikro-orm/engine.ts'
import { container } from '../../src/infrastructure/container.ts'
import { databaseStore } from '../../src/infrastructure/modules/database-store.ts'
import { http } from '../../src/infrastructure/modules/http.ts'
import { httpOptions } from '../../src/infrastructure/modules/http-options.ts'
import { quotas } from '../../src/infrastructure/modules/quotas.ts'
import { security } from '../../src/infrastructure/modules/security.ts'
import { system } from '../../src/infrastructure/modules/system.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import { costOf } from '../adapters/argon2/cost-of.ts'
import { addOldUsers, anOldUser, oldTable } from '../adapters/mikro-orm/old-backend.ts'
import { oneOfEach, schemes, texts } from '../adapters/outside/vectors.ts'
import { right } from '../contracts/outcomes.ts'
import { aConfig, silentLog, someSecrets, up } from '../support/applications.ts'
import { aClient, anAttempt, anEmail } from '../support/users.ts'

/** How people get in who bring their hashes along, into the application as the process composes it. */
export const outsidePasswords = (engineName: string, open: () => Promise<Engine>): void => {
  describe(`logging in for the first time with a hash from outside (${engineName})`, () => {
    const config = aConfig()
    let engine: Engine
    let application: Container

    before(async function () {
      this.timeout(60_000)
      engine = await open()
      await oldTable(engine)
      await addOldUsers(
        engine,
        oneOfEach.map(({ hash }, nth) => anOldUser({ email: `${nth}@example.org`, hashed_password: hash })),
      )
      await engine.migrate()
      application = container(
        system(silentLog),
        databaseStore(engine.database),
        quotas(config),
        security(config, someSecrets),
        http(httpOptions(config), up),
      )
      await right(application.get(Tokens.rotateKeys)({ evenIfNotDue: false }))
    })

    after(() => engine.close())

    const emailOf = (nth: number) => anEmail(`${nth}@example.org`)
    const enter = (nth: number, text: string) =>
      application.get(Tokens.login)({
        email: emailOf(nth),
        password: anAttempt(text),
        client: aClient({ address: O.some(`192.0.2.${nth}`) }),
      })()
    const hashOf = async (nth: number) =>
      O.toUndefined(await right(application.get(Tokens.users).withEmail(emailOf(nth))))?.passwordHash

    it('refuses another password, and leaves each hash as it was', async () => {
      const outcomes = await Promise.all(schemes.map((_, nth) => enter(nth, 'wrong horse')))

      for (const [nth, outcome] of outcomes.entries()) {
        expect(outcome).to.have.nested.property('left._tag', 'WrongCredentials')
        expect(await hashOf(nth)).to.equal(oneOfEach[nth]?.hash)
      }
    })

    for (const [nth, scheme] of schemes.entries())
      it(`lets in who has the password, and keeps argon2id from then on (${scheme})`, async () => {
        expect(await enter(nth, texts.ASCII)).to.satisfy(E.isRight)
        const better = await hashOf(nth)

        expect(costOf(better)).to.deep.equal(config.argon2)
        expect(await enter(nth, texts.ASCII)).to.satisfy(E.isRight)
        expect(await hashOf(nth)).to.equal(better)
      })
  })
}
