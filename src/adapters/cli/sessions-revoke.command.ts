import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EndAllSessions } from '../../application/sessions/end-all-sessions.ts'
import { atTheTerminal, idOrEmail } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import type { Terminal } from './terminal.ts'

type Needs = { readonly endAllSessions: EndAllSessions; readonly terminal: Terminal }

export const sessionsRevoke = ({ endAllSessions, terminal }: Needs, who: string): Promise<ExitCode> =>
  pipe(
    endAllSessions({ of: idOrEmail(who), client: atTheTerminal }),
    TE.match(refuse(terminal), () => show(terminal)('Signed out everywhere.')),
  )()
