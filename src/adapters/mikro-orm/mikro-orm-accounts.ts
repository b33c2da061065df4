import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { CompiledQuery, Kysely } from 'kysely'
import { type UserNotFound, type Users, userNotFound } from '../../application/ports/users.ts'
import { Account, type AccountChange } from '../../domain/account.ts'
import type { Decision } from '../../domain/decision.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import { lockAdmins, otherAdmin } from './admin-statements.ts'
import type { Database } from './database.ts'
import { open, type Presumed } from './opening-statements.ts'
import { recording } from './record.ts'
import type { Tables } from './rows.ts'
import { toSession } from './session-row.ts'
import { insertSession, lockUnended, updateSession } from './session-statements.ts'
import type { Trip } from './trips.ts'
import { toUser } from './user-row.ts'
import { deleteUser, lockUser, updateUser } from './user-statements.ts'

type Db = Kysely<Tables>

/** Everybody locks the user first, then the sessions, then the admins: nobody waits in a ring. */
const lockAccount = async (trip: Trip, db: Db, id: UserId): Promise<E.Either<UserNotFound, Account>> => {
  const [[user], sessions] = await trip(lockUser(db, id), lockUnended(db, id))
  return user ? E.right({ user: toUser(user), sessions: sessions.map(toSession) }) : E.left(userNotFound)
}

const hasOtherAdmins = async (trip: Trip, db: Db, id: UserId): Promise<boolean> => {
  const [, others] = await trip(lockAdmins(db), otherAdmin(db, id))
  return others.length > 0
}

type Next = (account: Account) => O.Option<User>

/** Only where an admin would resign are others waited for, and looked for. */
const decided = async <E, A extends Account>(
  others: () => Promise<boolean>,
  account: Account,
  decide: AccountChange<E, A>,
  left: Next,
): Promise<E.Either<E, Decision<A>>> => {
  const assumed = decide(account, true)
  if (E.isLeft(assumed) || !Account.resigns(account.user, left(assumed.right.next))) return assumed

  return (await others()) ? assumed : decide(account, false)
}

/** What is the same as before costs no writing. */
const differences = (db: Db, before: Account, next: Account): ReadonlyArray<CompiledQuery> => [
  ...(next.user === before.user ? [] : [updateUser(db, next.user)]),
  ...next.sessions
    .filter((each) => !before.sessions.includes(each))
    .map((each) =>
      (before.sessions.some(({ id }) => id === each.id) ? updateSession : insertSession)(db, each),
    ),
]

export const mikroOrmAccounts = ({
  gather,
  inTrips,
  together,
}: Database): Pick<Users, 'open' | 'change' | 'remove'> => {
  const openEach = gather((presumed: ReadonlyArray<Presumed>) =>
    pipe(
      together(...open(presumed)),
      TE.map(([, rows]) => {
        const opened = new Set(rows.map(({ nth }) => nth))
        return presumed.map((_, nth) => opened.has(nth))
      }),
    ),
  )

  const changed = <E, A extends Account>(
    id: UserId,
    decide: AccountChange<E, A>,
    left: Next,
    writes: (db: Db, before: Account, next: A) => ReadonlyArray<CompiledQuery>,
  ) =>
    inTrips<E | UserNotFound, A>((db) => async (trip) => {
      const found = await lockAccount(trip, db, id)
      if (E.isLeft(found)) return found

      const before = found.right
      const decision = await decided(() => hasOtherAdmins(trip, db, id), before, decide, left)
      if (E.isLeft(decision)) return decision

      const { next } = decision.right
      return E.right({
        result: next,
        writes: [...writes(db, before, next), ...recording(db, O.some(id), decision.right)],
      })
    })

  return {
    open: (opening, most) => openEach({ opening, most }),
    change: (id, decide) => changed(id, decide, ({ user }) => O.some(user), differences),
    remove: (id, decide) =>
      TE.asUnit(
        changed(
          id,
          decide,
          () => O.none,
          (db) => [deleteUser(db, id)],
        ),
      ),
  }
}
