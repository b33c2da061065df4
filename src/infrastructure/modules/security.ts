import { ContainerModule } from 'inversify'
import { argon2Passwords } from '../../adapters/argon2/argon2-passwords.ts'
import { bcryptForeignHashes } from '../../adapters/bcrypt/bcrypt-foreign-hashes.ts'
import { es256KeyPairs } from '../../adapters/jwt/es256-key-pairs.ts'
import { jwtAccessTokens } from '../../adapters/jwt/jwt-access-tokens.ts'
import { keyRing } from '../../adapters/jwt/key-ring.ts'
import { nodeCryptoVault } from '../../adapters/node-crypto/node-crypto-vault.ts'
import { zxcvbnCommonPasswords } from '../../adapters/zxcvbn/zxcvbn-common-passwords.ts'
import type { PasswordPolicy } from '../../domain/password.ts'
import type { Config } from '../config/config.ts'
import { provide } from '../provide.ts'
import { Tokens } from '../tokens.ts'

/** Words that belong to this product (ASVS 6.1.2): nobody's password is just one of them. */
const ownWords = ['prescribeme', 'prescribe me', 'prescribe-me']

const passwordPolicy = (minLength: number): PasswordPolicy => {
  const common = zxcvbnCommonPasswords()
  return { minLength, isCommon: (password) => common.has(password) || ownWords.includes(password) }
}

/** `secret`: what everything that is sealed here depends on. */
export const security = ({ jwt, argon2, passwordMinLength }: Config, secret: Uint8Array) =>
  new ContainerModule(({ bind }) => {
    const { signingKeys, vault, clock, randomness } = Tokens

    bind(Tokens.passwordPolicy).toResolvedValue(() => passwordPolicy(passwordMinLength))
    bind(Tokens.passwords).toResolvedValue(() => argon2Passwords(argon2, [bcryptForeignHashes]))
    bind(Tokens.vault).toResolvedValue(() => nodeCryptoVault(secret))
    provide(bind)(Tokens.keyPairs, es256KeyPairs, { vault, clock, randomness })
    provide(bind)(Tokens.keyRing, keyRing, { signingKeys, vault })
    provide(bind)(Tokens.accessTokens, jwtAccessTokens(jwt), { keyRing: Tokens.keyRing, clock, randomness })
  })
