import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { rotateKeys } from '../../src/application/keys/rotate-keys.ts'
import { type AccessTokens, invalidToken } from '../../src/application/ports/access-tokens.ts'
import type { Clock } from '../../src/application/ports/clock.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { sessionsModel } from '../contracts/sessions-model.ts'
import { aSessionId, aSessionPolicy, day } from '../support/sessions.ts'
import { unthrottled } from '../support/throttles.ts'
import { lifetime, rightOf, world } from './world.ts'

/** They say what the real ones say, but nobody signs them: a hundred thousand signatures would take half a minute. */
const unsignedAccessTokens = (clock: Clock): AccessTokens => {
  const seconds = (date: Date) => Math.floor(date.getTime() / 1_000)
  return {
    issue: ({ id, userId, expiresAt }) =>
      TE.fromIO(() => {
        const now = seconds(clock.now())
        const expiresIn = Math.min(lifetime, seconds(expiresAt) - now)
        return { token: `${userId} ${id} ${now + expiresIn}`, expiresIn }
      }),
    verify: (token) => {
      const [userId, id, until] = token.split(' ')
      return id && seconds(clock.now()) < Number(until)
        ? TE.right({ userId: Number(userId) as UserId, sessionId: aSessionId(id) })
        : TE.left(invalidToken)
    },
  }
}

/** A shorter absolute end and fewer sessions than in production, so that both are reached often. */
const worldOfModel = async () => {
  const sessionPolicy = aSessionPolicy({ absolute: 20 * day, most: 6 })
  const ports = { ...world(), ...unthrottled, sessionPolicy, tokenLifetime: lifetime }
  await rightOf(rotateKeys(ports)({ evenIfNotDue: false }))
  return ports
}

const often: Readonly<Record<string, number>> = {
  tokens: 10_000,
  in: 5_000,
  done: 1_000,
  purged: 500,
  Unavailable: 2_000,
  RefreshTokenReused: 500,
  InvalidRefreshToken: 2_000,
  InvalidToken: 2_000,
  WrongCredentials: 1_000,
  SessionNotFound: 100,
}

describe('sessions, through any sequence of steps,', () => {
  it('do what the model does, a hundred thousand times (ASVS 2.3.1, 7.3.1, 7.3.2, 7.4.1)', async function () {
    this.timeout(120_000)
    const ports = await worldOfModel()
    const accessTokens = unsignedAccessTokens(ports.clock)
    const answers = await sessionsModel({ ...ports, accessTokens }, 100_000, 20_260_304)

    for (const [answer, times] of Object.entries(often))
      expect(answers.get(answer), answer).to.be.at.least(times)
  })

  for (const seed of [1, 2, 3])
    it(`do what the model does with tokens that are signed (seed ${seed})`, async function () {
      this.timeout(60_000)

      expect((await sessionsModel(await worldOfModel(), 1_500, seed)).get('tokens')).to.be.at.least(100)
    })
})
