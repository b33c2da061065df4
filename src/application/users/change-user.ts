import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { Account, type LastAdmin } from '../../domain/account.ts'
import type { Changes } from '../../domain/changes.ts'
import type { User } from '../../domain/user.ts'
import { type AccountPorts, type Asked, changeAccount, type Refused } from './change-account.ts'
import { asExpected, type Expected, type OtherVersion } from './expected.ts'

type Command = Asked & Expected & { readonly changes: Changes }

/** All that is named is changed in one step, or nothing is. */
export type ChangeUser = (command: Command) => TE.TaskEither<OtherVersion | LastAdmin | Refused, User>

export const changeUser =
  (ports: AccountPorts): ChangeUser =>
  ({ changes, isExpected, ...asked }) =>
    changeAccount(ports)<OtherVersion | LastAdmin>(
      asked,
      (occasion) => (account, hasOtherAdmins) =>
        pipe(
          asExpected(isExpected)(account),
          E.flatMap(() => Account.change(changes, occasion)(account, hasOtherAdmins)),
        ),
    )
