import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { inMemoryEventLog } from '../../src/adapters/in-memory/in-memory-event-log.ts'
import { inMemoryPasswords } from '../../src/adapters/in-memory/in-memory-passwords.ts'
import { inMemorySigningKeys } from '../../src/adapters/in-memory/in-memory-signing-keys.ts'
import { inMemoryUsers } from '../../src/adapters/in-memory/in-memory-users.ts'
import { memory } from '../../src/adapters/in-memory/memory.ts'
import { es256KeyPairs } from '../../src/adapters/jwt/es256-key-pairs.ts'
import { jwtAccessTokens } from '../../src/adapters/jwt/jwt-access-tokens.ts'
import { keyRing } from '../../src/adapters/jwt/key-ring.ts'
import { nodeCryptoVault } from '../../src/adapters/node-crypto/node-crypto-vault.ts'
import { systemRandomness as randomness } from '../../src/adapters/system/system-randomness.ts'
import { ensureSigningKey } from '../../src/application/keys/ensure-signing-key.ts'
import { User } from '../../src/domain/user.ts'
import { aFullName, anEmail, anOccasion, aPassword } from '../support/users.ts'

/** When everything happens here, after the registrations. */
export const now = new Date('2026-03-04T05:06:07Z')

/** Seconds for which a token is good. */
export const lifetime = 1_800

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
  const clock = { now: () => now }
  const vault = nodeCryptoVault(Buffer.from('a secret of thirty-two and more octets'))
  const signingKeys = inMemorySigningKeys(kept)
  const options = { issuer: 'https://issuer.example', audience: 'tests', lifetime }

  return {
    memory: kept,
    clock,
    signingKeys,
    users: inMemoryUsers(kept),
    eventLog: inMemoryEventLog(kept),
    passwords: inMemoryPasswords,
    keyPairs: es256KeyPairs({ vault, clock, randomness }),
    accessTokens: jwtAccessTokens(options)({ keyRing: keyRing({ signingKeys, vault }), clock, randomness }),
  }
}

/** The same with a signing key, and with Ada, whose password is `aPassword()`. */
export const worldWithAda = async () => {
  const ports = world()
  await rightOf(ensureSigningKey(ports))

  const passwordHash = await rightOf(ports.passwords.hash(aPassword()))
  const registration = { email: anEmail('ada@example.org'), fullName: O.some(aFullName()), passwordHash }
  const ada = await rightOf(ports.users.add(User.register(registration, anOccasion())))

  /** What has been recorded since she was. */
  const happened = () => ports.memory.recorded.slice(1).map(({ position, ...incident }) => incident)

  return { ...ports, ada, happened }
}
