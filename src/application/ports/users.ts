import type { Either } from 'fp-ts/lib/Either.js'
import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Decision } from '../../domain/decision.ts'
import type { Email } from '../../domain/email.ts'
import type { IdempotencyKeyReused, Once } from '../../domain/once.ts'
import type { PasswordHash } from '../../domain/password.ts'
import type { NewUser, User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Unavailable } from './unavailable.ts'

export type EmailTaken = { readonly _tag: 'EmailTaken' }
export type UserNotFound = { readonly _tag: 'UserNotFound' }

export const emailTaken: EmailTaken = { _tag: 'EmailTaken' }
export const userNotFound: UserNotFound = { _tag: 'UserNotFound' }

/** Every user there is. What is promised here is tested by test/contracts/users.contract.ts. */
export type Users = {
  /**
   * The collection, not its caller, decides whether an address is free. What is to be done once is kept with the user,
   * in one step: asked again, it adds nobody and answers the user of the first time. A refusal is not kept.
   */
  readonly add: (
    decision: Decision<NewUser>,
    once?: Once,
  ) => TaskEither<EmailTaken | IdempotencyKeyReused | Unavailable, User>

  /** The user who was added for it, as they are now; none where it has yet to be done. */
  readonly addedFor: (once: Once) => TaskEither<IdempotencyKeyReused | Unavailable, Option<User>>

  readonly withEmail: (email: Email) => TaskEither<Unavailable, Option<User>>

  /** Hashes of every scheme that is kept: of each the first and the last, in the order of their texts. */
  readonly hashSamples: TaskEither<Unavailable, ReadonlyArray<PasswordHash>>

  readonly withId: (id: UserId) => TaskEither<Unavailable, Option<User>>

  /** Reads, decides and stores as a single step: of two racing changes, the second sees the first. */
  readonly change: <E>(
    id: UserId,
    decide: (user: User) => Either<E, Decision<User>>,
  ) => TaskEither<E | UserNotFound | Unavailable, User>
}
