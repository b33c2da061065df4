import * as O from 'fp-ts/lib/Option.js'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Page } from '../../application/listing/page.ts'
import type { UserFilters, UserQuery } from '../../application/users/user-list.ts'
import type { User } from '../../domain/user.ts'
import { keyset, toPage } from './keyset.ts'
import type { Tables } from './rows.ts'
import { toUser } from './user-row.ts'

type Db = Kysely<Tables>

const columns = {
  id: { expression: sql`id`, type: 'integer' },
  email: { expression: sql`email collate "C"`, type: 'text' },
  full_name: { expression: sql`folded_name`, type: 'text' },
  is_active: { expression: sql`is_active`, type: 'boolean' },
  email_verified: { expression: sql`email_verified`, type: 'boolean' },
  created_at: { expression: sql`created_at`, type: 'timestamptz' },
  updated_at: { expression: sql`updated_at`, type: 'timestamptz' },
} as const

/** LIKE's own characters match themselves. */
const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

const condition = <A>(asked: O.Option<A>, make: (value: A) => RawBuilder<boolean>) =>
  O.isSome(asked) ? [make(asked.value)] : []

const filtered = (filters: UserFilters): RawBuilder<boolean> =>
  sql.join(
    [
      sql<boolean>`true`,
      ...condition(filters.search, (term) => sql`search_text like ${`%${literally(term)}%`}`),
      ...condition(filters.isActive, (isActive) => sql`is_active = ${isActive}`),
      ...condition(filters.role, (role) => sql`roles @> array[cast(${role} as text)]`),
      ...condition(filters.emailVerified, (emailVerified) => sql`email_verified = ${emailVerified}`),
      ...condition(filters.createdAfter, (moment) => sql`created_at >= ${moment}`),
      ...condition(filters.createdBefore, (moment) => sql`created_at < ${moment}`),
    ],
    sql` and `,
  )

/**
 * The rows of a page, and one more where there is another. Which rows they are is found in an index alone, where it
 * has all that is asked for: of the users passed over, many where few are found, none is read.
 */
export const selectPage = (db: Db, query: UserQuery) => {
  const { isBehind, order, place, limit } = keyset(columns, query)
  const page = order
    .reduce((users, key) => users.orderBy(key), db.selectFrom('users'))
    .select('id as listed')
    .where(filtered(query.filters))
    .where(isBehind)
    .limit(limit)

  const users = db.selectFrom(page.as('page')).innerJoin('users', 'users.id', 'page.listed')
  return order
    .reduce((rows, key) => rows.orderBy(key), users)
    .selectAll('users')
    .select(place.as('place'))
}

export const pageOfUsers =
  (query: UserQuery) =>
  async (db: Db): Promise<Page<User>> =>
    toPage(await selectPage(db, query).execute(), query.size, toUser)

export const countUsers =
  (filters: UserFilters) =>
  async (db: Db): Promise<number> => {
    const { total } = await db
      .selectFrom('users')
      .select(({ fn }) => fn.countAll().as('total'))
      .where(filtered(filters))
      .executeTakeFirstOrThrow()

    return Number(total)
  }
