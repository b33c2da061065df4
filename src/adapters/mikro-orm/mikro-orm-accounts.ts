import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Kysely } from 'kysely'
import { type UserNotFound, type Users, userNotFound } from '../../application/ports/users.ts'
import { Account, type AccountChange } from '../../domain/account.ts'
import type { Decision } from '../../domain/decision.ts'
import type { UserId } from '../../domain/user-id.ts'
import { hasOtherAdmins, lockAdmins } from './admin-statements.ts'
import type { Database } from './database.ts'
import { record } from './record.ts'
import type { Tables } from './rows.ts'
import { insertSession, lockUnended, updateSession } from './session-statements.ts'
import { deleteUser, lockUser, replaceUser } from './user-statements.ts'

type Db = Kysely<Tables>

/** Everybody locks the user first, then the sessions, then the admins: nobody waits in a ring. */
const lockAccount = async (db: Db, id: UserId): Promise<E.Either<UserNotFound, Account>> => {
  const user = await lockUser(db, id)
  return O.isSome(user)
    ? E.right({ user: user.value, sessions: await lockUnended(db, id) })
    : E.left(userNotFound)
}

/** Only where an admin would resign are others waited for, and looked for. */
const decided = async <E, A extends Account>(
  db: Db,
  account: Account,
  decide: AccountChange<E, A>,
  resigns: (decision: Decision<A>) => boolean,
): Promise<E.Either<E, Decision<A>>> => {
  const assumed = decide(account, true)
  if (E.isLeft(assumed) || !resigns(assumed.right)) return assumed

  await lockAdmins(db)
  return (await hasOtherAdmins(db, account.user.id)) ? assumed : decide(account, false)
}

const store = async (db: Db, before: Account, next: Account): Promise<void> => {
  await replaceUser(db, before.user, next.user)
  for (const session of next.sessions.filter((each) => !before.sessions.includes(each)))
    await (before.sessions.some(({ id }) => id === session.id) ? updateSession : insertSession)(db, session)
}

export const mikroOrmAccounts = ({ transaction }: Database): Pick<Users, 'change' | 'remove'> => ({
  change: <E, A extends Account>(id: UserId, decide: AccountChange<E, A>) =>
    transaction<E | UserNotFound, A>(async (db) => {
      const found = await lockAccount(db, id)
      if (E.isLeft(found)) return found

      const { user } = found.right
      const decision = await decided(db, found.right, decide, ({ next }) =>
        Account.resigns(user, O.some(next.user)),
      )
      if (E.isLeft(decision)) return decision

      await store(db, found.right, decision.right.next)
      await record(db, O.some(id), decision.right)
      return E.right(decision.right.next)
    }),

  remove: <E>(id: UserId, decide: AccountChange<E>) =>
    transaction<E | UserNotFound, void>(async (db) => {
      const found = await lockAccount(db, id)
      if (E.isLeft(found)) return found

      const { user } = found.right
      const decision = await decided(db, found.right, decide, () => Account.resigns(user, O.none))
      if (E.isLeft(decision)) return decision

      await deleteUser(db, id)
      await record(db, O.some(id), decision.right)
      return E.right(undefined)
    }),
})
