import * as E from 'fp-ts/lib/Either.js'
import { identity, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Kysely } from 'kysely'
import { type EmailTaken, emailTaken, type Users } from '../../application/ports/users.ts'
import type { Decision } from '../../domain/decision.ts'
import type { IdempotencyKeyReused, Once } from '../../domain/once.ts'
import type { NewUser, User } from '../../domain/user.ts'
import type { Database } from './database.ts'
import { keep, lockKey, recall } from './idempotency-key-statements.ts'
import { insertUser } from './insert-user.ts'
import { mikroOrmAccounts } from './mikro-orm-accounts.ts'
import type { Tables } from './rows.ts'
import { insertAll } from './user-batch-statements.ts'
import { countUsers, pageOfUsers } from './user-pages.ts'
import { toUser } from './user-row.ts'
import { addressesAmong, sampleHashes, usersAfter, userWith } from './user-statements.ts'

type Db = Kysely<Tables>

/** The unique index arbitrates: where it finds the address, nothing is inserted and nothing fails. */
const toAdded = ([row]: ReadonlyArray<Parameters<typeof toUser>[0]>): E.Either<EmailTaken, User> =>
  row ? E.right(toUser(row)) : E.left(emailTaken)

const insertOnce = async (
  db: Db,
  decision: Decision<NewUser>,
  once: Once,
): Promise<E.Either<EmailTaken | IdempotencyKeyReused, User>> => {
  await lockKey(db, once)
  const before = await recall(db, once)
  if (E.isLeft(before)) return before
  if (O.isSome(before.right)) return E.right(before.right.value)

  const added = toAdded((await db.executeQuery(insertUser(db, decision))).rows)
  if (E.isRight(added)) await keep(db, once, added.right.id)
  return added
}

export const mikroOrmUsers = (database: Database): Users => {
  const { ask, look, read, transaction } = database

  const one = (column: 'id' | 'email', value: string | number) =>
    pipe(
      look((db) => userWith(db, column, value)),
      TE.map(([row]) => pipe(O.fromNullable(row), O.map(toUser))),
    )

  return {
    add: (decision, once) =>
      once
        ? transaction((db) => insertOnce(db, decision, once))
        : pipe(
            ask((db) => insertUser(db, decision)),
            TE.flatMapEither(toAdded),
          ),
    addAll: (decisions) => read((db) => insertAll(db, decisions)),
    taken: (emails) =>
      pipe(
        read((db) => addressesAmong(db, emails)),
        TE.map((found) => new Set(found)),
      ),
    after: (id, limit) => read((db) => usersAfter(db, id, limit)),
    addedFor: (once) =>
      pipe(
        read((db) => recall(db, once)),
        TE.flatMapEither(identity),
      ),
    withEmail: (email) => one('email', email),
    withId: (id) => one('id', id),
    hashSamples: read(sampleHashes),
    page: (query) => read(pageOfUsers(query)),
    count: (filters) => read(countUsers(filters)),

    ...mikroOrmAccounts(database),
  }
}
