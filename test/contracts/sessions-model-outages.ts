import { identity, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccessTokens } from '../../src/application/ports/access-tokens.ts'
import type { EventLog } from '../../src/application/ports/event-log.ts'
import type { Sessions } from '../../src/application/ports/sessions.ts'
import { type Unavailable, unavailable } from '../../src/application/ports/unavailable.ts'
import type { Users } from '../../src/application/ports/users.ts'

/** Nothing; the store does not answer; it stores and its answer is lost; no access token can be issued. */
export type Outage = 'none' | 'down' | 'answer lost' | 'issuing'

export type Failing = {
  readonly users: Users
  readonly sessions: Sessions
  readonly eventLog: EventLog
  readonly accessTokens: AccessTokens
}

const gone = TE.left(unavailable('a port')('an outage of the test'))

/** The same ports, out of order as `outage` says at the moment. */
export const failing = (ports: Failing, outage: () => Outage): Failing => {
  const { users, sessions, eventLog, accessTokens } = ports

  const reading = <E, A>(action: TE.TaskEither<E, A>): TE.TaskEither<E | Unavailable, A> =>
    outage() === 'down' ? gone : action

  /** What is declined is not stored, so that no answer to it is lost. */
  const storing = <E, A>(
    action: TE.TaskEither<E, A>,
    isStored: (answer: A) => boolean = () => true,
  ): TE.TaskEither<E | Unavailable, A> =>
    outage() === 'answer lost'
      ? pipe(
          action,
          TE.flatMap(
            (answer): TE.TaskEither<E | Unavailable, A> => (isStored(answer) ? gone : TE.right(answer)),
          ),
        )
      : reading(action)

  return {
    users: {
      add: (...given) => storing(users.add(...given)),
      addAll: (...given) => storing(users.addAll(...given)),
      taken: (...given) => reading(users.taken(...given)),
      after: (...given) => reading(users.after(...given)),
      addedFor: (...given) => reading(users.addedFor(...given)),
      hashSamples: users.hashSamples,
      page: users.page,
      count: users.count,
      withEmail: (...given) => reading(users.withEmail(...given)),
      withId: (...given) => reading(users.withId(...given)),
      open: (...given) => storing(users.open(...given), identity),
      change: (...given) => storing(users.change(...given)),
      remove: (...given) => storing(users.remove(...given)),
    },
    sessions: {
      callerOf: (...given) => reading(sessions.callerOf(...given)),
      unended: (...given) => reading(sessions.unended(...given)),
      turn: (...given) => storing(sessions.turn(...given), O.isSome),
      change: (...given) => storing(sessions.change(...given)),
      purge: (...given) => storing(sessions.purge(...given)),
    },
    eventLog: {
      append: (...given) => storing(eventLog.append(...given)),
      signInAddresses: (...given) => reading(eventLog.signInAddresses(...given)),
      page: eventLog.page,
      count: eventLog.count,
      since: eventLog.since,
    },
    accessTokens: {
      issue: (...given) => (outage() === 'issuing' ? gone : accessTokens.issue(...given)),
      verify: accessTokens.verify,
    },
  }
}
