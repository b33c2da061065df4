import { flow, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { GetUser } from '../../application/users/get-user.ts'
import { Actor } from '../../domain/actor.ts'
import { idOrEmail } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import type { Terminal } from './terminal.ts'
import { userView } from './user-view.ts'

type Needs = { readonly getUser: GetUser; readonly terminal: Terminal }

export const usersShow = ({ getUser, terminal }: Needs, text: string, json: boolean): Promise<ExitCode> =>
  pipe(
    getUser({ actor: Actor.operator, of: idOrEmail(text) }),
    TE.match(
      refuse(terminal),
      flow((user) => userView(user, json), show(terminal)),
    ),
  )()
