import { readFileSync } from 'node:fs'
import type { Argon2Cost } from '../../../src/adapters/argon2/argon2-cost.ts'
import { argon2PasswordHashing } from '../../../src/adapters/argon2/argon2-password-hashing.ts'
import { bcryptForeignHashes } from '../../../src/adapters/bcrypt/bcrypt-foreign-hashes.ts'
import { nodeCryptoPbkdf2Hashes } from '../../../src/adapters/node-crypto/node-crypto-pbkdf2-hashes.ts'
import { nodeCryptoScryptHashes } from '../../../src/adapters/node-crypto/node-crypto-scrypt-hashes.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'

type Text = 'ASCII' | 'NFC' | 'NFD' | 'emoji' | 'long' | 'most' | 'NUL'

export type Vector = {
  readonly scheme: string
  readonly text: Text
  readonly cost: 'low' | 'default'
  readonly hash: PasswordHash
}

type Made = { readonly texts: Readonly<Record<Text, string>>; readonly vectors: ReadonlyArray<Vector> }

/** Made by passlib and Django: vectors.py says how. */
export const { texts, vectors }: Made = JSON.parse(
  readFileSync(new URL('vectors.json', import.meta.url), 'utf8'),
)

export const lowVectors = vectors.filter(({ cost }) => cost === 'low')

/** One of each scheme, cheap, of the same text. */
export const oneOfEach = lowVectors.filter(({ text }) => text === 'ASCII')

export const schemes: ReadonlyArray<string> = oneOfEach.map(({ scheme }) => scheme)

/** Cheap: what is tested with it does not depend on the cost. */
export const cost: Argon2Cost = { memoryCost: 64, timeCost: 1, parallelism: 1 }

export const foreign = [bcryptForeignHashes, nodeCryptoScryptHashes, nodeCryptoPbkdf2Hashes]

export const hashing = argon2PasswordHashing(cost, foreign)
