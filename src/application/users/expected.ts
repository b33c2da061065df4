import * as E from 'fp-ts/lib/Either.js'
import type { Account } from '../../domain/account.ts'
import type { User } from '../../domain/user.ts'

/** The user is not as whoever asks has seen them last. */
export type OtherVersion = { readonly _tag: 'OtherVersion' }

/** Whether the user is as whoever asks expects: looked at in the step that stores the change, so that nobody comes between. */
export type Expected = { readonly isExpected?: (user: User) => boolean }

export const asExpected =
  (isExpected: Expected['isExpected'] = () => true) =>
  (account: Account): E.Either<OtherVersion, Account> =>
    isExpected(account.user) ? E.right(account) : E.left({ _tag: 'OtherVersion' })
