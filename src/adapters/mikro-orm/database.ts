import type { SqlEntityManager } from '@mikro-orm/sql'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Kysely } from 'kysely'
import { type Unavailable, unavailable } from '../../application/ports/unavailable.ts'
import type { Tables } from './rows.ts'
import { isRefused, isTransient } from './transient.ts'

type Query<A> = (db: Kysely<Tables>) => Promise<A>

/** Statements go through Kysely, which binds values: MikroORM would write them into the text of the SQL. */
export type Database = {
  /** One statement, atomic by itself. */
  readonly read: <A>(query: Query<A>) => TaskEither<Unavailable, A>
  /** All of it is stored or none. A left was decided before anything was written, so it has nothing to undo. */
  readonly transaction: <E, A>(work: Query<E.Either<E, A>>) => TaskEither<E | Unavailable, A>
}

const failed = unavailable('database')

/** A failure that passes is the caller's to handle; a defect is not, and stays an exception. */
const left = (error: unknown): E.Either<Unavailable, never> => {
  if (isTransient(error) || isRefused(error)) return E.left(failed(error))
  throw error
}

export const database = (em: SqlEntityManager): Database => ({
  read: (query) => async () => {
    try {
      return E.right(await query(em.fork().getKysely<Tables>()))
    } catch (error) {
      return left(error)
    }
  },

  transaction: (work) => async () => {
    try {
      return await em.fork().transactional((inside) => work(inside.getKysely<Tables>()))
    } catch (error) {
      return left(error)
    }
  },
})
