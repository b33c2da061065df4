import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EndSessionsOf } from '../../application/sessions/end-sessions-of.ts'
import { Actor } from '../../domain/actor.ts'
import { atTheTerminal, idOrEmail } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import type { Terminal } from './terminal.ts'

type Needs = { readonly endSessionsOf: EndSessionsOf; readonly terminal: Terminal }

export const sessionsRevoke = ({ endSessionsOf, terminal }: Needs, who: string): Promise<ExitCode> =>
  pipe(
    endSessionsOf({ actor: Actor.operator, of: idOrEmail(who), client: atTheTerminal }),
    TE.match(refuse(terminal), () => show(terminal)('Signed out everywhere.')),
  )()
