import type { Account } from './account.ts'
import type { Decision } from './decision.ts'
import { Session } from './session.ts'
import type { SessionId } from './session-id.ts'
import type { SessionPolicy } from './session-policy.ts'
import type { User } from './user.ts'

/** A new session with the user as the login leaves them; among the sessions are it and those that give way to it. */
export type Opening = Account & { readonly opened: Session }

const latestFirst = (a: Session, b: Session) => b.lastUsedAt.getTime() - a.lastUsedAt.getTime()

/** Opens a session for somebody who has just logged in, beside those of theirs that have not been ended. */
const decide =
  (id: SessionId, policy: SessionPolicy, unended: ReadonlyArray<Session>) =>
  ({ next: user, events, occasion }: Decision<User>): Decision<Opening> => {
    const displaced = unended
      .filter(Session.isLive(occasion.at))
      .toSorted(latestFirst)
      .slice(policy.most - 1)
      .map(Session.end('displaced', occasion))

    const opened = Session.begin(id, user.id, policy, occasion)

    return {
      next: { user, opened, sessions: [opened, ...displaced.map(({ next }) => next)] },
      events: [
        ...events,
        { type: 'login.succeeded', session: id },
        ...displaced.flatMap((decision) => decision.events),
      ],
      occasion,
    }
  }

export const Opening = { decide }
