import { flow, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Client, Occasion } from '../../domain/occasion.ts'
import { User, type WrongCredentials } from '../../domain/user.ts'
import { recordRefusal } from '../audit/record-refusal.ts'
import type { AccessTokens } from '../ports/access-tokens.ts'
import type { Clock } from '../ports/clock.ts'
import type { EventLog, Incident } from '../ports/event-log.ts'
import type { RefreshTokens } from '../ports/refresh-tokens.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import { type Credentials, type SignInFailure, type SignInPorts, signIn } from './sign-in.ts'
import { type Tokens, tokensFor } from './tokens.ts'

type Command = Credentials & { readonly client: Client }

export type Login = (command: Command) => TE.TaskEither<WrongCredentials | Unavailable, Tokens>

type Ports = SignInPorts & {
  readonly accessTokens: AccessTokens
  readonly refreshTokens: RefreshTokens
  readonly eventLog: EventLog
  readonly clock: Clock
}

/** A user whose password moved twice, or who has gone meanwhile, has no right password any more. */
const toRefusal = (failure: SignInFailure): WrongCredentials | Unavailable => {
  if (failure._tag === 'StaleProof') return User.wrongCredentials('wrong-password', O.some(failure.user))
  if (failure._tag === 'UserNotFound') return User.wrongCredentials('unknown-address', O.none)
  return failure
}

const incidentOf =
  (occasion: Occasion) =>
  (failure: WrongCredentials | Unavailable): O.Option<Incident> =>
    failure._tag === 'Unavailable'
      ? O.none
      : O.some({
          event: { type: 'login.refused', reason: failure.reason },
          subject: failure.subject,
          occasion,
        })

export const login =
  (ports: Ports): Login =>
  ({ client, ...credentials }) =>
    pipe(
      TE.fromIO(() => Occasion.anonymous(client)(ports.clock.now())),
      TE.flatMap((occasion) =>
        pipe(
          signIn(ports, credentials, occasion),
          TE.orElseW(flow(toRefusal, recordRefusal(ports.eventLog, incidentOf(occasion)))),
        ),
      ),
      TE.flatMap(({ session }) => tokensFor(ports)(session)),
    )
