import { flow, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ActivateUser } from '../../application/users/activate-user.ts'
import type { GrantRole } from '../../application/users/grant-role.ts'
import { Actor } from '../../domain/actor.ts'
import { Reason } from '../../domain/reason.ts'
import { Role } from '../../domain/role.ts'
import { atTheTerminal, idOrEmail } from './arguments.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import type { Terminal } from './terminal.ts'
import { userView } from './user-view.ts'

type Options = { readonly json?: boolean; readonly reason?: string }

const asked = (who: string) => ({ actor: Actor.operator, client: atTheTerminal, of: idOrEmail(who) })

const told = (terminal: Terminal, json = false) =>
  TE.match(
    refuse(terminal),
    flow((user: Parameters<typeof userView>[0]) => userView(user, json), show(terminal)),
  )

/** Deactivates or activates, whichever it is given, and shows what has become of the user. */
export const usersSwitch =
  (to: ActivateUser, terminal: Terminal) =>
  (who: string, { reason, json }: Options): Promise<ExitCode> =>
    pipe(
      reason === undefined ? TE.right({}) : pipe(Reason.parse(reason), TE.fromEither, TE.bindTo('reason')),
      TE.flatMap((given) => to({ ...asked(who), ...given })),
      told(terminal, json),
    )()

/** The same for granting and revoking. */
export const usersRole =
  (change: GrantRole, terminal: Terminal) =>
  (who: string, role: string, { json }: Options): Promise<ExitCode> =>
    pipe(
      TE.fromEither(Role.parse(role)),
      TE.flatMap((parsed) => change({ ...asked(who), role: parsed })),
      told(terminal, json),
    )()
