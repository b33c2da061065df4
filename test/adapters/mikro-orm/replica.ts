import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { nodeCryptoRefreshTokens } from '../../../src/adapters/node-crypto/node-crypto-refresh-tokens.ts'
import { authenticate } from '../../../src/application/auth/authenticate.ts'
import { refreshSession } from '../../../src/application/auth/refresh-session.ts'
import { rotateKeys } from '../../../src/application/keys/rotate-keys.ts'
import type { Clock } from '../../../src/application/ports/clock.ts'
import type { Session } from '../../../src/domain/session.ts'
import { after } from '../../../src/domain/time.ts'
import { right } from '../../contracts/outcomes.ts'
import { storeOf } from '../../support/databases.ts'
import { aSessionPolicy, day } from '../../support/sessions.ts'
import { unthrottled } from '../../support/throttles.ts'
import { aClient } from '../../support/users.ts'
import { keyPairsOf, keyPolicy, noon, ringOf, tokensOf, vault } from '../jwt/ring.ts'

export const refreshTokens = nodeCryptoRefreshTokens([Buffer.from('the secret of all replicas here')])

/** A session that was opened at noon. */
export const openedAtNoon: Partial<Session> = {
  createdAt: noon,
  lastUsedAt: noon,
  expiresAt: after(noon, 14 * day),
  endsAt: after(noon, 90 * day),
}

/** What one process of several would do with sessions, on a pool of its own. There is a key to sign with. */
export const aReplica = async (engine: Pick<Engine, 'database'>, clock: Clock = { now: () => noon }) => {
  const store = storeOf(engine)
  await right(
    rotateKeys({ ...store, keyPairs: keyPairsOf(), vault, clock, keyPolicy })({ evenIfNotDue: false }),
  )
  const accessTokens = tokensOf(ringOf(store.signingKeys, clock), clock)
  const ports = {
    ...unthrottled,
    ...store,
    accessTokens,
    refreshTokens,
    clock,
    sessionPolicy: aSessionPolicy(),
  }
  const refresh = refreshSession(ports)

  return {
    store,
    authenticate: (token: string) => authenticate(ports)(token)(),
    refresh: (refreshToken: string) => refresh({ refreshToken, client: aClient() })(),
  }
}

export type Replica = Awaited<ReturnType<typeof aReplica>>
