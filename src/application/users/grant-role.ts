import type * as TE from 'fp-ts/lib/TaskEither.js'
import { Account, type LastAdmin } from '../../domain/account.ts'
import type { Role } from '../../domain/role.ts'
import type { User } from '../../domain/user.ts'
import { type AccountPorts, type Asked, changeAccount, type Refused } from './change-account.ts'

type Command = Asked & { readonly role: Role }

/** What the user may do changes with the next request. */
export type GrantRole = (command: Command) => TE.TaskEither<LastAdmin | Refused, User>

export const grantRole =
  (ports: AccountPorts): GrantRole =>
  ({ role, ...asked }) =>
    changeAccount(ports)(asked, (occasion) => Account.grant(role, occasion))
