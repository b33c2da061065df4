import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Account, AccountChange } from '../../domain/account.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Email } from '../../domain/email.ts'
import type { IdempotencyKeyReused, Once } from '../../domain/once.ts'
import type { Opening } from '../../domain/opening.ts'
import type { PasswordHash } from '../../domain/password.ts'
import type { NewUser, User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Page } from '../listing/page.ts'
import type { UserFilters, UserQuery } from '../users/user-list.ts'
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

  /**
   * Adds all whose addresses are free, each with their events, in one step. Answers their ids in the order of the
   * decisions, none where the address is taken: of two decisions for one address, it is taken for the second.
   */
  readonly addAll: (
    decisions: ReadonlyArray<Decision<NewUser>>,
  ) => TaskEither<Unavailable, ReadonlyArray<Option<UserId>>>

  /** Of these addresses, those that somebody has. */
  readonly taken: (emails: ReadonlyArray<Email>) => TaskEither<Unavailable, ReadonlySet<Email>>

  /** At most `limit` users, in the order of their ids: the first, or those after an id. */
  readonly after: (id: Option<UserId>, limit: number) => TaskEither<Unavailable, ReadonlyArray<User>>

  /** The user who was added for it, as they are now; none where it has yet to be done. */
  readonly addedFor: (once: Once) => TaskEither<IdempotencyKeyReused | Unavailable, Option<User>>

  readonly withEmail: (email: Email) => TaskEither<Unavailable, Option<User>>

  /** Hashes of every scheme that is kept: of each the first and the last, in the order of their texts. */
  readonly hashSamples: TaskEither<Unavailable, ReadonlyArray<PasswordHash>>

  readonly withId: (id: UserId) => TaskEither<Unavailable, Option<User>>

  /** Whoever is added or gone between one page and the next moves nobody from the one to the other. */
  readonly page: (query: UserQuery) => TaskEither<Unavailable, Page<User>>

  /** How many there are on all pages. */
  readonly count: (filters: UserFilters) => TaskEither<Unavailable, number>

  /**
   * Opens a session in one step, as was decided of a user who was read before and whom that leaves as they are: if they are
   * active and have the same hash by now, and fewer than `most` sessions that have not been ended. Answers whether it did.
   */
  readonly open: (opening: Decision<Opening>, most: number) => TaskEither<Unavailable, boolean>

  /**
   * Shows a user with the sessions that have not been ended, and stores what is decided of both, as a single step: of two
   * racing changes, the second sees the first. Sessions that are new or other than were shown are stored, the rest stay.
   * Nobody who was the only active admin resigns unseen: where a decision would end that somebody is one, `decide` is told
   * whether there are others, and they stay until it is stored. It may be asked twice, and is told at first that there are.
   */
  readonly change: <E, A extends Account>(
    id: UserId,
    decide: AccountChange<E, A>,
  ) => TaskEither<E | UserNotFound | Unavailable, A>

  /** The same, and the user is gone, with all that is kept of them but what has happened. Nobody gets their id again. */
  readonly remove: <E>(
    id: UserId,
    decide: AccountChange<E>,
  ) => TaskEither<E | UserNotFound | Unavailable, void>
}
