import type { Either } from 'fp-ts/lib/Either.js'
import type { Option } from 'fp-ts/lib/Option.js'
import type { Invalid } from '../../domain/invalid.ts'
import type { Password, PasswordHash } from '../../domain/password.ts'
import type { NewUser } from '../../domain/user.ts'

/** By what a user is known again: a password that is still to be hashed, or what another system has made of it. */
export type Credential =
  | { readonly _tag: 'Plain'; readonly password: Password }
  | { readonly _tag: 'Hashed'; readonly hash: PasswordHash }

/** Somebody as another system has known them. Times that are not told are those of the import. */
export type Candidate = Omit<NewUser, 'passwordHash' | 'createdAt' | 'updatedAt'> & {
  readonly credential: Credential
  readonly createdAt: Option<Date>
  readonly updatedAt: Option<Date>
}

/** Which member of a line breaks which rule. What the line says is not repeated: it may be a secret. */
export type Fault = Invalid<string> & { readonly field: string }

/** One person in a file, or why it is none. Lines are counted from 1. */
export type Line = { readonly line: number; readonly read: Either<Fault, Candidate> }

export type Refusal = Fault & { readonly line: number }
