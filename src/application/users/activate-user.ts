import type * as TE from 'fp-ts/lib/TaskEither.js'
import { Account, type LastAdmin } from '../../domain/account.ts'
import type { User } from '../../domain/user.ts'
import { type AccountPorts, type Asked, changeAccount, type Refused } from './change-account.ts'

type Command = Asked & { readonly reason?: string }

/** Lets somebody log in again. The sessions that they had stay ended. */
export type ActivateUser = (command: Command) => TE.TaskEither<LastAdmin | Refused, User>

export const activateUser =
  (ports: AccountPorts): ActivateUser =>
  ({ reason, ...asked }) =>
    changeAccount(ports)(asked, (occasion) =>
      Account.change({ isActive: true, ...(reason !== undefined && { reason }) }, occasion),
    )
