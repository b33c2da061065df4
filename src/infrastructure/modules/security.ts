import { ContainerModule } from 'inversify'
import { argon2PasswordHashing } from '../../adapters/argon2/argon2-password-hashing.ts'
import { bcryptForeignHashes } from '../../adapters/bcrypt/bcrypt-foreign-hashes.ts'
import { inMemoryFamiliarNetworks } from '../../adapters/in-memory/in-memory-familiar-networks.ts'
import { es256KeyPairs } from '../../adapters/jwt/es256-key-pairs.ts'
import { jwtAccessTokens } from '../../adapters/jwt/jwt-access-tokens.ts'
import { keyRing } from '../../adapters/jwt/key-ring.ts'
import { nodeCryptoCursors } from '../../adapters/node-crypto/node-crypto-cursors.ts'
import { nodeCryptoDeviceTokens } from '../../adapters/node-crypto/node-crypto-device-tokens.ts'
import { nodeCryptoFingerprints } from '../../adapters/node-crypto/node-crypto-fingerprints.ts'
import { nodeCryptoPbkdf2Hashes } from '../../adapters/node-crypto/node-crypto-pbkdf2-hashes.ts'
import { nodeCryptoPseudonyms } from '../../adapters/node-crypto/node-crypto-pseudonyms.ts'
import { nodeCryptoRefreshTokens } from '../../adapters/node-crypto/node-crypto-refresh-tokens.ts'
import { nodeCryptoScryptHashes } from '../../adapters/node-crypto/node-crypto-scrypt-hashes.ts'
import { nodeCryptoSealKeys } from '../../adapters/node-crypto/node-crypto-seal-keys.ts'
import { nodeCryptoVault } from '../../adapters/node-crypto/node-crypto-vault.ts'
import type { Secrets } from '../../adapters/node-crypto/secrets.ts'
import { queuedPasswords } from '../../adapters/queue/queued-passwords.ts'
import { zxcvbnCommonPasswords } from '../../adapters/zxcvbn/zxcvbn-common-passwords.ts'
import type { PasswordPolicy } from '../../domain/password.ts'
import type { Config } from '../config/config.ts'
import { provide } from '../provide.ts'
import { Tokens } from '../tokens.ts'

const foreignHashes = [bcryptForeignHashes, nodeCryptoScryptHashes, nodeCryptoPbkdf2Hashes]

/** The set takes a tenth of a start to be made: it is made when somebody first chooses a password. */
const passwordPolicy = (minLength: number): PasswordPolicy => {
  let common: ReadonlySet<string> | undefined
  return {
    minLength,
    isCommon: (password) => {
      common ??= zxcvbnCommonPasswords()
      return common.has(password)
    },
  }
}

/** Seconds. Nobody keeps a copy of the published keys for half as long as a new key waits before it signs. */
export const keysMaxAge = 240
const keyPolicy = { rotation: 90 * 86_400, notice: 600 }

export const security = (
  { jwt, argon2, hashing, passwordMinLength, sessions, throttles }: Config,
  secrets: Secrets,
) =>
  new ContainerModule(({ bind }) => {
    const { signingKeys, vault, clock, randomness, keys, passwordHashing, metrics } = Tokens

    bind(Tokens.passwordPolicy).toResolvedValue(() => passwordPolicy(passwordMinLength))
    bind(Tokens.sessionPolicy).toConstantValue(sessions)
    bind(Tokens.keyPolicy).toConstantValue({ ...keyPolicy, tokenLifetime: jwt.lifetime })
    bind(Tokens.passwordHashing).toResolvedValue(() => argon2PasswordHashing(argon2, foreignHashes))
    provide(bind)(Tokens.passwords, queuedPasswords(hashing), { passwordHashing, metrics })
    bind(Tokens.hashesAtOnce).toConstantValue(hashing.concurrency)
    bind(Tokens.vault).toResolvedValue(() => nodeCryptoVault(secrets))
    bind(Tokens.sealKeys).toResolvedValue(() => nodeCryptoSealKeys(secrets))
    bind(Tokens.fingerprints).toResolvedValue(() => nodeCryptoFingerprints(secrets))
    bind(Tokens.pseudonyms).toResolvedValue(() => nodeCryptoPseudonyms(secrets))
    provide(bind)(Tokens.deviceTokens, nodeCryptoDeviceTokens(secrets), { randomness })
    bind(Tokens.familiarNetworks).toResolvedValue(() => inMemoryFamiliarNetworks())
    bind(Tokens.cursors).toResolvedValue(() => nodeCryptoCursors(secrets))
    bind(Tokens.loginThrottle).toConstantValue(throttles.login)
    bind(Tokens.refreshThrottle).toConstantValue(throttles.refresh)
    bind(Tokens.registerThrottle).toConstantValue(throttles.register)
    bind(Tokens.refreshTokens).toResolvedValue(() => nodeCryptoRefreshTokens(secrets))
    provide(bind)(Tokens.keyPairs, es256KeyPairs, { vault, randomness })
    provide(bind)(keys, keyRing, { signingKeys, vault, clock, keyPolicy: Tokens.keyPolicy })
    provide(bind)(Tokens.accessTokens, jwtAccessTokens(jwt), { keys, clock, randomness })
  })
