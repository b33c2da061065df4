import type * as TE from 'fp-ts/lib/TaskEither.js'
import { inMemorySigningKeys } from '../../../src/adapters/in-memory/in-memory-signing-keys.ts'
import { memory } from '../../../src/adapters/in-memory/memory.ts'
import { es256KeyPairs } from '../../../src/adapters/jwt/es256-key-pairs.ts'
import { type JwtOptions, jwtAccessTokens } from '../../../src/adapters/jwt/jwt-access-tokens.ts'
import { type KeyRing, keyRing } from '../../../src/adapters/jwt/key-ring.ts'
import { nodeCryptoVault } from '../../../src/adapters/node-crypto/node-crypto-vault.ts'
import { systemClock } from '../../../src/adapters/system/system-clock.ts'
import { systemRandomness } from '../../../src/adapters/system/system-randomness.ts'
import type { AccessTokens } from '../../../src/application/ports/access-tokens.ts'
import type { Unavailable } from '../../../src/application/ports/unavailable.ts'

export const options: JwtOptions = {
  issuer: 'https://id.example.org',
  audience: 'prescribeme',
  lifetime: 1_800,
}

export const vault = nodeCryptoVault(Buffer.from('the secret of these tests, 32 bytes at least'))

export const aKey = (of = vault) =>
  es256KeyPairs({ vault: of, clock: systemClock, randomness: systemRandomness }).generate()

/** Keys that are stored, the oldest first. */
export const keysOf = (...keys: ReadonlyArray<ReturnType<typeof aKey>>) => {
  const shared = memory()
  shared.signingKeys.push(...keys)

  return inMemorySigningKeys(shared)
}

export const aRing = (...keys: ReadonlyArray<ReturnType<typeof aKey>>) =>
  keyRing({ signingKeys: keysOf(...(keys.length > 0 ? keys : [aKey()])), vault })

/** The adapter at a moment that stands still. */
export const tokensOf = (
  ring: TE.TaskEither<Unavailable, KeyRing>,
  at = new Date(),
  given: Partial<JwtOptions> = {},
): AccessTokens =>
  jwtAccessTokens({ ...options, ...given })({
    keyRing: ring,
    clock: { now: () => new Date(at) },
    randomness: systemRandomness,
  })
