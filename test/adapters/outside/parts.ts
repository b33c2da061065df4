import type { PasswordHash } from '../../../src/domain/password.ts'

/** Salts and digests as each scheme spells them, to be put behind a cost. */
export const tag = 'dq9MFHKgJHSBkimsLyd2Jw'
export const salt = 'U2FsdDBvZjAyMmNoYXJhY3RlcnMweA'
export const argon2 = (cost: string) => `$argon2id$v=19$${cost}$${salt}$${tag}`
export const bcrypt = 'abcdefghijklmnopqrstuuqREtd3VJD2QVZbuFskFSLk6eRIrQoOS'
export const bcryptSha256 = 'abcdefghijklmnopqrstuu$sdaH9o5Z84fpZ4acDZMFsWtiWArL1yu'
export const sha1 = 'c2FsdCBvZiAxNiBieXRlcw$4na/Or3IzKbCXHPW9bC950Df0/4'
export const sha256 = 'Salt$mf1nj5h/khO70Q11ZdW69id81sIuNRkjDoVelLtQ8+Y='
export const scrypt = 'c2FsdCBvZiAxNiBieXRlcw$mwe+HKau6aQp0Z/Auao18zYBYf8hEZryj0UUsJ7g9jU'
export const key = 'mbVyL6eLl+LAKBotXK6A1hJJPZ/N9dA/bWS41vNkSfllwFuz3MLtXNihBJ0uFqfCrSxrDKS3VHGThtVzpyYi4A=='

export const hashes = (...texts: ReadonlyArray<string>) => texts as ReadonlyArray<PasswordHash>
export const sha512 =
  'c2FsdA$KAEmWPwHtFNzpb2JIcBMKASoPK86hfmq0NUSNhKnQDm1wR5J.Hfcb7dnGrQMkMmw4ErtvEMelO34oNRBXi57ww'
