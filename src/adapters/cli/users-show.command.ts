import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { FindUser } from '../../application/users/find-user.ts'
import { Email } from '../../domain/email.ts'
import { UserId } from '../../domain/user-id.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import type { Terminal } from './terminal.ts'
import { userView } from './user-view.ts'

type Needs = { readonly findUser: FindUser; readonly terminal: Terminal }

const idOrEmail = (text: string): UserId | Email =>
  pipe(
    UserId.parse(text),
    O.getOrElseW(() => Email.canonical(text)),
  )

export const usersShow = ({ findUser, terminal }: Needs, text: string, json: boolean): Promise<ExitCode> =>
  pipe(
    findUser(idOrEmail(text)),
    TE.match(
      refuse(terminal),
      flow((user) => userView(user, json), show(terminal)),
    ),
  )()
