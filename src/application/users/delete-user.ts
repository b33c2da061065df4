import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { Account, type LastAdmin } from '../../domain/account.ts'
import { type AccountPorts, type Asked, type Refused, toAnother } from './change-account.ts'
import { asExpected, type Expected, type OtherVersion } from './expected.ts'

/** Nothing is kept of them but what has happened, which names neither them nor their address. */
export type DeleteUser = (
  command: Asked & Expected,
) => TE.TaskEither<OtherVersion | LastAdmin | Refused, void>

export const deleteUser =
  (ports: AccountPorts): DeleteUser =>
  ({ isExpected, ...asked }) =>
    toAnother(ports)(asked, (id, occasion) =>
      ports.users.remove<OtherVersion | LastAdmin>(id, (account, hasOtherAdmins) =>
        pipe(
          asExpected(isExpected)(account),
          E.flatMap(() => Account.remove(occasion)(account, hasOtherAdmins)),
        ),
      ),
    )
