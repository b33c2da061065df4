import { flow, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { FindUser } from '../../application/users/find-user.ts'
import { idOrEmail } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import type { Terminal } from './terminal.ts'
import { userView } from './user-view.ts'

type Needs = { readonly findUser: FindUser; readonly terminal: Terminal }

export const usersShow = ({ findUser, terminal }: Needs, text: string, json: boolean): Promise<ExitCode> =>
  pipe(
    findUser(idOrEmail(text)),
    TE.match(
      refuse(terminal),
      flow((user) => userView(user, json), show(terminal)),
    ),
  )()
