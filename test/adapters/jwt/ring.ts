import { inMemorySigningKeys } from '../../../src/adapters/in-memory/in-memory-signing-keys.ts'
import { memory } from '../../../src/adapters/in-memory/memory.ts'
import type { JwtOptions } from '../../../src/adapters/jwt/access-token-form.ts'
import { es256KeyPairs } from '../../../src/adapters/jwt/es256-key-pairs.ts'
import { jwtAccessTokens } from '../../../src/adapters/jwt/jwt-access-tokens.ts'
import { type Keys, keyRing } from '../../../src/adapters/jwt/key-ring.ts'
import { nodeCryptoVault } from '../../../src/adapters/node-crypto/node-crypto-vault.ts'
import { systemRandomness } from '../../../src/adapters/system/system-randomness.ts'
import type { AccessTokens } from '../../../src/application/ports/access-tokens.ts'
import type { SigningKeys } from '../../../src/application/ports/signing-keys.ts'
import type { KeyPolicy } from '../../../src/domain/key-ring.ts'
import type { Session } from '../../../src/domain/session.ts'
import type { SigningKey } from '../../../src/domain/signing-key.ts'
import { after } from '../../../src/domain/time.ts'
import { aSession, day } from '../../support/sessions.ts'

/** To the second. */
export const noon = new Date('2026-06-01T12:00:00Z')

export const options: JwtOptions = {
  issuer: 'https://id.example.org',
  audience: 'prescribeme',
  lifetime: 1_800,
}

export const keyPolicy: KeyPolicy = { rotation: 90 * day, notice: 600, tokenLifetime: options.lifetime }

export const vault = nodeCryptoVault([Buffer.from('the secret of these tests, 32 bytes at least')])
export const otherVault = nodeCryptoVault([Buffer.from('another secret than the one of these tests')])

export const keyPairsOf = (of = vault) => es256KeyPairs({ vault: of, randomness: systemRandomness })

/** A key that signs from so many seconds after noon on. */
export const aKey = (signsAfter = -day, of = vault): SigningKey => ({
  ...keyPairsOf(of).generate(),
  signsFrom: after(noon, signsAfter),
})

export const keysOf = (...keys: ReadonlyArray<SigningKey>): SigningKeys => {
  const shared = memory()
  shared.signingKeys.push(...keys)

  return inMemorySigningKeys(shared)
}

/** A clock that stands still at a moment. */
const still = (at: Date) => ({ now: () => new Date(at) })

export const ringOf = (signingKeys: SigningKeys, clock = still(noon), of = vault): Keys =>
  keyRing({ signingKeys, vault: of, clock, keyPolicy })

export const aRing = (...keys: ReadonlyArray<SigningKey>): Keys =>
  ringOf(keysOf(...(keys.length > 0 ? keys : [aKey()])))

/** The adapter at a moment that stands still, or by a clock. */
export const tokensOf = (
  keys: Keys,
  at: Date | ReturnType<typeof still> = noon,
  given: Partial<JwtOptions> = {},
): AccessTokens =>
  jwtAccessTokens({ ...options, ...given })({
    keys,
    clock: at instanceof Date ? still(at) : at,
    randomness: systemRandomness,
  })

/** A session that goes on for a while after noon. */
export const aLongSession = (given: Partial<Session> = {}): Session =>
  aSession({ expiresAt: after(noon, 14 * day), endsAt: after(noon, 30 * day), ...given })
