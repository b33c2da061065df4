import * as O from 'fp-ts/lib/Option.js'
import type { Occasion } from '../../domain/occasion.ts'
import { User, type WrongCredentials } from '../../domain/user.ts'
import type { Incident } from '../ports/event-log.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { SignInFailure } from './sign-in.ts'

/** A user whose password moved twice, or who has gone meanwhile, has no right password any more. */
export const toRefusal = (failure: SignInFailure): WrongCredentials | Unavailable => {
  if (failure._tag === 'StaleProof') return User.wrongCredentials('wrong-password', O.some(failure.user))
  if (failure._tag === 'UserNotFound') return User.wrongCredentials('unknown-address', O.none)
  return failure
}

/** An outage is no refusal. */
export const incidentOf =
  (occasion: Occasion) =>
  (failure: WrongCredentials | Unavailable): O.Option<Incident> =>
    failure._tag === 'Unavailable'
      ? O.none
      : O.some({
          event: { type: 'login.refused', reason: failure.reason },
          subject: failure.subject,
          occasion,
        })
