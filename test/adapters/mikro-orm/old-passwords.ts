import bcrypt from 'bcrypt'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { argon2PasswordHashing } from '../../../src/adapters/argon2/argon2-password-hashing.ts'
import { bcryptForeignHashes } from '../../../src/adapters/bcrypt/bcrypt-foreign-hashes.ts'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { nodeCryptoRefreshTokens } from '../../../src/adapters/node-crypto/node-crypto-refresh-tokens.ts'
import { queuedPasswords } from '../../../src/adapters/queue/queued-passwords.ts'
import { noMetrics } from '../../../src/adapters/system/no-metrics.ts'
import { systemClock } from '../../../src/adapters/system/system-clock.ts'
import { systemRandomness } from '../../../src/adapters/system/system-randomness.ts'
import { type Login, login } from '../../../src/application/auth/login.ts'
import type { User } from '../../../src/domain/user.ts'
import { right } from '../../contracts/outcomes.ts'
import { wholeLog } from '../../contracts/whole-log.ts'
import { storeOf } from '../../support/databases.ts'
import { aSessionPolicy } from '../../support/sessions.ts'
import { unthrottled } from '../../support/throttles.ts'
import { aClient, anAttempt, anEmail } from '../../support/users.ts'
import { costOf } from '../argon2/cost-of.ts'
import { aRing, tokensOf } from '../jwt/ring.ts'
import { addOldUsers, anOldUser, oldTable } from './old-backend.ts'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const password = 'the old pässword 王'

/** How the users of the old backend get in, whatever the engine. */
export const oldPasswords = (adapter: string, open: () => Promise<Engine>): void => {
  describe(`logging in with the password of the old backend (${adapter})`, () => {
    let engine: Engine
    let enter: Login

    before(async function () {
      this.timeout(60_000)
      engine = await open()
      await oldTable(engine)
      const hashed_password = await bcrypt.hash(password, 12)
      await addOldUsers(engine, [anOldUser({ email: 'Ada@Example.org', hashed_password })])
      await engine.migrate()
      const passwordHashing = argon2PasswordHashing(cost, [bcryptForeignHashes])
      enter = login({
        ...unthrottled,
        ...storeOf(engine),
        passwords: queuedPasswords({ concurrency: 2, queue: 8 })({ passwordHashing, metrics: noMetrics }),
        accessTokens: tokensOf(aRing()),
        refreshTokens: nodeCryptoRefreshTokens([Buffer.from('the secret of these tests')]),
        clock: systemClock,
        randomness: systemRandomness,
        sessionPolicy: aSessionPolicy(),
      })
    })

    after(() => engine.close())

    const email = anEmail('ada@example.org')
    const tryWith = (text: string) => enter({ email, password: anAttempt(text), client: aClient() })()
    const stored = async (): Promise<User | undefined> =>
      O.toUndefined(await right(storeOf(engine).users.withEmail(email)))

    it('refuses another password, and leaves the hash as it was', async () => {
      const outcome = await tryWith('the old pässword')

      expect(outcome).to.have.nested.property('left._tag', 'WrongCredentials')
      expect((await stored())?.passwordHash).to.match(/^\$2b\$12\$/)
    })

    it('lets everybody in, two at once as well, and keeps an argon2id hash from then on', async () => {
      const before = await stored()
      const outcomes = await Promise.all([tryWith(password), tryWith(password)])
      const after = await stored()

      expect(outcomes.every(E.isRight)).to.equal(true)
      expect(costOf(after?.passwordHash)).to.deep.equal(cost)
      expect({ ...after, passwordHash: '' }).to.deep.equal({ ...before, passwordHash: '' })
    })

    it('lets them in with the new hash, which is renewed no more', async () => {
      const before = await stored()

      expect(await tryWith(password)).to.satisfy(E.isRight)
      expect(await stored()).to.deep.equal(before)
    })

    it('writes the one renewal to the log, beside the logins', async () => {
      const types = (await wholeLog(storeOf(engine).eventLog)).map(({ event }) => event.type)

      expect(types).to.deep.equal([
        'login.refused',
        'password.rehashed',
        'login.succeeded',
        'login.succeeded',
        'login.succeeded',
      ])
    })
  })
}
