import type * as TE from 'fp-ts/lib/TaskEither.js'
import { Account, type LastAdmin } from '../../domain/account.ts'
import type { User } from '../../domain/user.ts'
import { type AccountPorts, type Asked, changeAccount, type Refused } from './change-account.ts'

type Command = Asked & { readonly reason?: string }

/** Signs somebody out everywhere, and keeps them out. */
export type DeactivateUser = (command: Command) => TE.TaskEither<LastAdmin | Refused, User>

export const deactivateUser =
  (ports: AccountPorts): DeactivateUser =>
  ({ reason, ...asked }) =>
    changeAccount(ports)(asked, (occasion) =>
      Account.change({ isActive: false, ...(reason !== undefined && { reason }) }, occasion),
    )
