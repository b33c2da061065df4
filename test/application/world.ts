import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { inMemoryEventLog } from '../../src/adapters/in-memory/in-memory-event-log.ts'
import { inMemoryIdempotencyKeys } from '../../src/adapters/in-memory/in-memory-idempotency-keys.ts'
import { inMemoryPasswords } from '../../src/adapters/in-memory/in-memory-passwords.ts'
import { inMemorySessions } from '../../src/adapters/in-memory/in-memory-sessions.ts'
import { inMemorySigningKeys } from '../../src/adapters/in-memory/in-memory-signing-keys.ts'
import { inMemoryUsers } from '../../src/adapters/in-memory/in-memory-users.ts'
import { memory } from '../../src/adapters/in-memory/memory.ts'
import { es256KeyPairs } from '../../src/adapters/jwt/es256-key-pairs.ts'
import { jwtAccessTokens } from '../../src/adapters/jwt/jwt-access-tokens.ts'
import { keyRing } from '../../src/adapters/jwt/key-ring.ts'
import { nodeCryptoFingerprints } from '../../src/adapters/node-crypto/node-crypto-fingerprints.ts'
import { nodeCryptoRefreshTokens } from '../../src/adapters/node-crypto/node-crypto-refresh-tokens.ts'
import { nodeCryptoVault } from '../../src/adapters/node-crypto/node-crypto-vault.ts'
import type { Secrets } from '../../src/adapters/node-crypto/secrets.ts'
import { systemRandomness as randomness } from '../../src/adapters/system/system-randomness.ts'
import { rotateKeys } from '../../src/application/keys/rotate-keys.ts'
import { User } from '../../src/domain/user.ts'
import { aSessionPolicy, day, movableClock } from '../support/sessions.ts'
import { throttling } from '../support/throttles.ts'
import { aFullName, anEmail, anOccasion, aPassword } from '../support/users.ts'

/** When everything happens here, after the registrations, until the clock is moved. */
export const now = new Date('2026-03-04T05:06:07Z')

/** Seconds for which a token is good. */
export const lifetime = 1_800

export const keyPolicy = { rotation: 90 * day, notice: 600, tokenLifetime: lifetime }

export const secrets: Secrets = [Buffer.from('a secret of thirty-two and more octets')]

export const rightOf = <A>(action: TE.TaskEither<unknown, A>): Promise<A> =>
  pipe(
    action,
    TE.getOrElse((failure) => {
      throw new Error(JSON.stringify(failure))
    }),
  )()

/** Every port, with nothing but memory behind it, and nobody registered. */
export const world = () => {
  const kept = memory()
  const clock = movableClock(now)
  const vault = nodeCryptoVault(secrets)
  const signingKeys = inMemorySigningKeys(kept)
  const keys = keyRing({ signingKeys, vault, clock, keyPolicy })
  const options = { issuer: 'https://issuer.example', audience: 'tests', lifetime }

  return {
    memory: kept,
    clock,
    randomness,
    vault,
    signingKeys,
    keyPolicy,
    sessionPolicy: aSessionPolicy(),
    users: inMemoryUsers(kept),
    sessions: inMemorySessions(kept),
    eventLog: inMemoryEventLog(kept),
    ...throttling(),
    passwords: inMemoryPasswords,
    keyPairs: es256KeyPairs({ vault, randomness }),
    accessTokens: jwtAccessTokens(options)({ keys, clock, randomness }),
    refreshTokens: nodeCryptoRefreshTokens(secrets),
    fingerprints: nodeCryptoFingerprints(secrets),
    idempotencyKeys: inMemoryIdempotencyKeys(kept),
  }
}

export type World = ReturnType<typeof world>

/** What has been recorded from now on, each time it is asked. */
export const happening = ({ memory: { recorded } }: Pick<World, 'memory'>) => {
  const before = recorded.length
  return () => recorded.slice(before).map(({ position, ...incident }) => incident)
}

/** Somebody whose password is `aPassword()`. */
export const registered = async (ports: World, address = 'ada@example.org') => {
  const passwordHash = await rightOf(ports.passwords.hash(aPassword()))
  const registration = { email: anEmail(address), fullName: O.some(aFullName()), passwordHash }
  return rightOf(ports.users.add(User.register(registration, anOccasion())))
}

/** A world with a signing key, and with Ada. What happened in it is what has happened since. */
export const worldWithAda = async () => {
  const ports = world()
  await rightOf(rotateKeys(ports)({ evenIfNotDue: false }))
  const ada = await registered(ports)

  return { ...ports, ada, happened: happening(ports) }
}
