import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type UserNotFound, type Users, userNotFound } from '../../application/ports/users.ts'
import type { Account, AccountChange } from '../../domain/account.ts'
import type { Decision } from '../../domain/decision.ts'
import { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import { unendedOf } from './in-memory-sessions.ts'
import type { Memory } from './memory.ts'

/** Nothing comes between looking and storing: what is told of other admins holds, whether or not it is of use. */
export const inMemoryAccounts = ({
  users,
  sessions,
  idempotencyKeys,
  recordAll,
}: Memory): Pick<Users, 'open' | 'change' | 'remove'> => {
  const hasOtherAdmins = (id: UserId) =>
    [...users.values()].some((user) => user.id !== id && User.isAdmin(user))

  const decided = <E, A extends Account>(
    id: UserId,
    decide: AccountChange<E, A>,
  ): E.Either<E | UserNotFound, Decision<A>> =>
    pipe(
      users.get(id),
      E.fromNullable(userNotFound),
      E.flatMap(
        (user): E.Either<E | UserNotFound, Decision<A>> =>
          decide({ user, sessions: unendedOf(sessions, id) }, hasOtherAdmins(id)),
      ),
      E.tap((decision) => E.right(recordAll(O.some(id), decision))),
    )

  const store = <A extends Account>({ next }: Decision<A>): A => {
    users.set(next.user.id, next.user)
    for (const session of next.sessions) sessions.set(session.id, session)
    return next
  }

  const forget = (id: UserId): void => {
    users.delete(id)
    for (const session of sessions.values()) if (session.userId === id) sessions.delete(session.id)
    for (const { key, userId } of idempotencyKeys.values()) if (userId === id) idempotencyKeys.delete(key)
  }

  const isAsPresumed = ({ id, passwordHash }: User, most: number): boolean => {
    const user = users.get(id)
    return (
      user?.isActive === true && user.passwordHash === passwordHash && unendedOf(sessions, id).length < most
    )
  }

  return {
    open: (opening, most) =>
      TE.fromIO(() => {
        const { user, opened } = opening.next
        if (!isAsPresumed(user, most)) return false
        sessions.set(opened.id, opened)
        recordAll(O.some(user.id), opening)
        return true
      }),
    change: (id, decide) => TE.fromIOEither(() => pipe(decided(id, decide), E.map(store))),
    remove: (id, decide) =>
      TE.fromIOEither(() =>
        pipe(
          decided(id, decide),
          E.map(() => forget(id)),
        ),
      ),
  }
}
