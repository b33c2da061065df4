import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { Changes } from './changes.ts'
import type { Decision } from './decision.ts'
import type { SessionEnding } from './domain-event.ts'
import type { Occasion } from './occasion.ts'
import type { Role } from './role.ts'
import { Session } from './session.ts'
import { User } from './user.ts'

/** A user and those of their sessions that have not been ended. */
export type Account = { readonly user: User; readonly sessions: ReadonlyArray<Session> }

/** Nobody who is active would be an admin any more, and nobody could make one. */
export type LastAdmin = { readonly _tag: 'LastAdmin' }

/** Whether there are other active admins is for the collection to say: it sees to it that they stay until this is stored. */
export type AccountChange<E, A extends Account = Account> = (
  account: Account,
  hasOtherAdmins: boolean,
) => E.Either<E, Decision<A>>

/** Whether somebody who was an active admin is none any more. None is left of who is deleted. */
const resigns = (before: User, after: O.Option<User>): boolean =>
  User.isAdmin(before) && !O.exists(User.isAdmin)(after)

const ended = (
  reason: SessionEnding,
  occasion: Occasion,
  sessions: ReadonlyArray<Session>,
): Decision<ReadonlyArray<Session>> => {
  const decisions = RA.filterMap(Session.endLive(reason, occasion))(sessions)

  return {
    next: decisions.map(({ next }) => next),
    events: decisions.flatMap(({ events }) => events),
    occasion,
  }
}

/** Ends those that are live, but for what is to stay. */
const endSessions =
  (reason: SessionEnding, occasion: Occasion, stays: (session: Session) => boolean = () => false) =>
  ({ user, sessions }: Account): E.Either<never, Decision<Account>> => {
    const { next, events } = ended(
      reason,
      occasion,
      sessions.filter((session) => !stays(session)),
    )
    return E.right({ next: { user, sessions: next }, events, occasion })
  }

/** Who is made inactive is signed out with it: to be active again revives no session (ASVS 7.4.2). */
const change =
  (changes: Changes, occasion: Occasion): AccountChange<LastAdmin> =>
  ({ user, sessions }, hasOtherAdmins) => {
    const changed = Changes.apply(changes, occasion)(user)
    if (!hasOtherAdmins && resigns(user, O.some(changed.next))) return E.left({ _tag: 'LastAdmin' })

    const out = ended('deactivated', occasion, changed.next.isActive ? [] : sessions)
    return E.right({
      next: { user: changed.next, sessions: out.next },
      events: [...changed.events, ...out.events],
      occasion,
    })
  }

const grant =
  (role: Role, occasion: Occasion): AccountChange<LastAdmin> =>
  (account, hasOtherAdmins) =>
    change({ roles: [...account.user.roles, role] }, occasion)(account, hasOtherAdmins)

const revoke =
  (role: Role, occasion: Occasion): AccountChange<LastAdmin> =>
  (account, hasOtherAdmins) =>
    change({ roles: account.user.roles.filter((held) => held !== role) }, occasion)(account, hasOtherAdmins)

const remove =
  (occasion: Occasion): AccountChange<LastAdmin> =>
  (account, hasOtherAdmins) =>
    !hasOtherAdmins && resigns(account.user, O.none)
      ? E.left({ _tag: 'LastAdmin' })
      : E.right({ next: account, events: [{ type: 'user.deleted' }], occasion })

export const Account = { resigns, endSessions, change, grant, revoke, remove }
