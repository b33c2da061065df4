import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Actor, type NotPermitted } from '../../domain/actor.ts'
import type { Client } from '../../domain/occasion.ts'
import type { Permission } from '../../domain/permission.ts'
import type { User } from '../../domain/user.ts'
import { recordRefusal } from '../audit/record-refusal.ts'
import type { Clock } from '../ports/clock.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { Unavailable } from '../ports/unavailable.ts'

type Asked = { readonly permission: Permission; readonly user: User; readonly client: Client }

/** Whether somebody who has signed in may do something. Who tries what they may not is recorded (ASVS 16.3.2). */
export type Authorize = (asked: Asked) => TE.TaskEither<NotPermitted | Unavailable, Actor>

type Ports = { readonly eventLog: EventLog; readonly clock: Clock }

export const authorize =
  ({ eventLog, clock }: Ports): Authorize =>
  ({ permission, user, client }) => {
    const actor = Actor.signedIn(user)
    const incident = () =>
      O.some({
        event: { type: 'access.refused', permission } as const,
        subject: O.some(user.id),
        occasion: Actor.occasion(actor, client)(clock.now()),
      })

    return pipe(TE.fromEither(Actor.permit(permission)(actor)), TE.orElseW(recordRefusal(eventLog, incident)))
  }
