import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Client, Occasion } from '../../domain/occasion.ts'
import { type InvalidRefreshToken, Session, type Turned } from '../../domain/session.ts'
import type { SessionPolicy } from '../../domain/session-policy.ts'
import { recordRefusal } from '../audit/record-refusal.ts'
import type { AccessTokens } from '../ports/access-tokens.ts'
import type { Clock } from '../ports/clock.ts'
import type { EventLog, Incident } from '../ports/event-log.ts'
import type { RefreshTokens, Turn } from '../ports/refresh-tokens.ts'
import type { SessionNotFound, Sessions, SignedIn } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import {
  sharesOf,
  type Throttle,
  type ThrottlePorts,
  type TooManyAttempts,
  takeAll,
} from '../throttling/throttle.ts'
import { type Tokens, tokensFor } from './tokens.ts'

/** The token was spent before: its session is over, for whoever holds tokens of it (RFC 9700 §4.14.2). */
export type RefreshTokenReused = { readonly _tag: 'RefreshTokenReused' }

type Command = { readonly refreshToken: string; readonly client: Client }

type Failure = InvalidRefreshToken | RefreshTokenReused | TooManyAttempts | Unavailable

export type RefreshSession = (command: Command) => TE.TaskEither<Failure, Tokens>

type Ports = ThrottlePorts & {
  readonly sessions: Sessions
  readonly accessTokens: AccessTokens
  readonly refreshTokens: RefreshTokens
  readonly eventLog: EventLog
  readonly clock: Clock
  readonly sessionPolicy: SessionPolicy
  readonly refreshThrottle: Throttle
}

const decide =
  (turn: number, policy: SessionPolicy, occasion: Occasion) =>
  ({ user, session }: SignedIn) =>
    user.isActive
      ? Session.refresh(turn, policy, occasion)(session)
      : E.left(Session.invalidRefreshToken(O.some(session)))

const toRefusal = (failure: Failure | SessionNotFound): Failure =>
  failure._tag === 'SessionNotFound' ? Session.invalidRefreshToken(O.none) : failure

/** A token that never was ours is not worth a line. */
const incidentOf =
  (occasion: Occasion) =>
  (failure: Failure): O.Option<Incident> =>
    failure._tag !== 'InvalidRefreshToken'
      ? O.none
      : pipe(
          failure.session,
          O.map(({ id, userId }) => ({
            event: { type: 'refresh.refused', session: id },
            subject: O.some(userId),
            occasion,
          })),
        )

/** Upon what is stored, whatever that is. */
const decided =
  (
    { sessions, sessionPolicy }: Ports,
    { id, turn }: Turn,
    occasion: Occasion,
  ): TE.TaskEither<Failure, Turned> =>
  async () => {
    const changed = await sessions.change(id, decide(turn, sessionPolicy, occasion))()
    if (E.isLeft(changed)) return E.left(toRefusal(changed.left))
    return O.isNone(changed.right.endedAt) ? changed : E.left({ _tag: 'RefreshTokenReused' })
  }

/** A current token, which nearly all are, takes one step: what else it may be is looked at where it is none. */
const turned =
  (ports: Ports, refreshToken: string, occasion: Occasion): TE.TaskEither<Failure, Turned> =>
  async () => {
    const read = ports.refreshTokens.read(refreshToken)
    if (O.isNone(read)) return E.left(Session.invalidRefreshToken(O.none))

    const now = await ports.sessions.turn(Session.turning(read.value, ports.sessionPolicy, occasion.at))()
    if (E.isLeft(now)) return now
    return O.isSome(now.right) ? E.right(now.right.value) : decided(ports, read.value, occasion)()
  }

/** What is not refused counts for nothing: who has a good token is held up by nobody. */
const counted =
  (ports: Ports, client: Client) =>
  (failure: Failure): TE.TaskEither<Failure, never> =>
    failure._tag === 'Unavailable'
      ? TE.left(failure)
      : pipe(
          takeAll(ports)(sharesOf(ports, ports.refreshThrottle, client)),
          TE.flatMap(() => TE.left(failure)),
        )

/** Counted first: who guesses on is told so, and leaves no more lines in the log. */
const refused = (ports: Ports, client: Client, occasion: Occasion, failure: Failure) =>
  pipe(counted(ports, client)(failure), TE.orElse(recordRefusal(ports.eventLog, incidentOf(occasion))))

/** Step by step, since every client comes this way all the time: docs/decisions/0022. */
export const refreshSession =
  (ports: Ports): RefreshSession =>
  ({ refreshToken, client }) =>
  async () => {
    const occasion = Occasion.anonymous(client)(ports.clock.now())
    const session = await turned(ports, refreshToken, occasion)()
    return E.isLeft(session)
      ? refused(ports, client, occasion, session.left)()
      : tokensFor(ports)(session.right)()
  }
