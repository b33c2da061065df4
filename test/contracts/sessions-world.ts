import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { EventLog } from '../../src/application/ports/event-log.ts'
import type { Sessions, SignedIn } from '../../src/application/ports/sessions.ts'
import type { Users } from '../../src/application/ports/users.ts'
import type { Decision } from '../../src/domain/decision.ts'
import type { Opening } from '../../src/domain/opening.ts'
import type { Session } from '../../src/domain/session.ts'
import type { SessionId } from '../../src/domain/session-id.ts'
import type { User } from '../../src/domain/user.ts'
import { aSession, aSessionId } from '../support/sessions.ts'
import { anOccasion } from '../support/users.ts'
import { right } from './outcomes.ts'
import { wholeLog } from './whole-log.ts'

/** A collection, whose sessions they are, and the log that is stored with them. */
export type SessionsWorld = {
  readonly sessions: Sessions
  readonly users: Users
  readonly eventLog: EventLog
}

/** A session of theirs that is opened, and whatever else is decided of it. */
export const anOpening = (user: User, opened: Session, given: Partial<Opening> = {}): Decision<Opening> => ({
  next: { user, opened, sessions: [opened], ...given },
  events: [{ type: 'login.succeeded', session: opened.id }],
  occasion: anOccasion(),
})

/** A session that is kept as it is given. */
export const opened = async (
  { users }: Pick<SessionsWorld, 'users'>,
  { id }: Pick<User, 'id'>,
  given: Partial<Session> = {},
): Promise<Session> => {
  const session = aSession({ ...given, userId: id })
  return (await right(users.change(id, ({ user }) => E.right(anOpening(user, session))))).opened
}

export const turned = ({ session }: { readonly session: Session }): E.Either<never, Decision<Session>> =>
  E.right({ next: { ...session, turn: session.turn + 1 }, events: [], occasion: anOccasion() })

/** A session and whose it is, as they are stored. */
export const stored = async (
  { sessions }: Pick<SessionsWorld, 'sessions'>,
  id: SessionId,
): Promise<O.Option<SignedIn>> => {
  const shown = await sessions.change(id, E.left<SignedIn>)()
  if (E.isLeft(shown) && 'session' in shown.left) return O.some(shown.left)
  expect(shown).to.deep.equal(E.left({ _tag: 'SessionNotFound' }))
  return O.none
}

/** The types of what has happened, but for the registrations. */
export const typesOf = async ({ eventLog }: Pick<SessionsWorld, 'eventLog'>) =>
  (await wholeLog(eventLog)).map(({ event }) => event.type).filter((type) => type !== 'user.registered')

/** Nobody's. */
export const noSession = aSessionId('00000000-0000-4000-8000-000000000000')
