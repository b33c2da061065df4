import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Account } from '../../domain/account.ts'
import { type AccountPorts, type Asked, changeAccount, type Refused } from '../users/change-account.ts'

/** Signs a user out everywhere. */
export type EndSessionsOf = (command: Asked) => TE.TaskEither<Refused, void>

export const endSessionsOf =
  (ports: AccountPorts): EndSessionsOf =>
  (asked) =>
    pipe(
      changeAccount(ports)(asked, (occasion) => Account.endSessions('revoked', occasion)),
      TE.asUnit,
    )
