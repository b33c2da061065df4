import type { SqlEntityManager } from '@mikro-orm/sql'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { CompiledQuery, Kysely } from 'kysely'
import { type Unavailable, unavailable } from '../../application/ports/unavailable.ts'
import { type AskAll, gathered, type Rounds } from './gathered.ts'
import type { Tables } from './rows.ts'
import { isRefused, isTransient } from './transient.ts'
import type { Answers, Statements, Trips, TripsWork } from './trips.ts'

type Statement<Row> = (db: Kysely<Tables>) => CompiledQuery<Row>

type Query<A> = (db: Kysely<Tables>) => Promise<A>

type Ask = <Row>(statement: Statement<Row>) => TaskEither<Unavailable, ReadonlyArray<Row>>

type Together = <const Rows extends ReadonlyArray<unknown>>(
  ...statements: Statements<Rows>
) => TaskEither<Unavailable, Answers<Rows>>

type Gather = <Question, Answer>(
  askAll: AskAll<Question, Unavailable, Answer>,
) => (question: Question) => TaskEither<Unavailable, Answer>

/** Statements go through Kysely, which binds values: MikroORM would write them into the text of the SQL. */
export type Database = {
  /** One statement, atomic by itself. */
  readonly read: <A>(query: Query<A>) => TaskEither<Unavailable, A>
  /** All of it is stored or none. A left was decided before anything was written, so it has nothing to undo. */
  readonly transaction: <E, A>(work: Query<E.Either<E, A>>) => TaskEither<E | Unavailable, A>
  /** What is done all the time: a statement that is parsed and planned but once. */
  readonly ask: Ask
  /** The same for what changes nothing: those that come together go together. */
  readonly look: Ask
  /** Statements in one message, which are one transaction, and the rows of each. */
  readonly together: Together
  /** Questions that come together go together (`gathered`), in rounds that suit where the database does its work. */
  readonly gather: Gather
  /** The same as `transaction`, in as few ways to the database and back as there are trips, and one. */
  readonly inTrips: <E, A>(work: (db: Kysely<Tables>) => TripsWork<E, A>) => TaskEither<E | Unavailable, A>
}

const failed = unavailable('database')

/** A failure that passes is the caller's to handle; a defect is not, and stays an exception. */
const left = (error: unknown): E.Either<Unavailable, never> => {
  if (isTransient(error) || isRefused(error)) return E.left(failed(error))
  throw error
}

/** What rejects, a failure that passes is a left of. */
const caught = async <E, A>(work: () => Promise<E.Either<E, A>>): Promise<E.Either<E | Unavailable, A>> => {
  try {
    return await work()
  } catch (error) {
    return left(error)
  }
}

export const database = (
  em: SqlEntityManager,
  { ask, together, transaction }: Trips,
  rounds?: Rounds,
): Database => {
  /** Builds statements, and carries none out. */
  const builder = () => em.getKysely<Tables>()
  const gather: Gather = (askAll) => gathered(askAll, rounds)
  const askTogether: Together =
    <const Rows extends ReadonlyArray<unknown>>(...statements: Statements<Rows>) =>
    () =>
      caught(async () => E.right(await together<Rows>(...statements)))
  const lookTogether = gather((statements: ReadonlyArray<CompiledQuery>) => askTogether(...statements))

  return {
    read: (query) => () => caught(async () => E.right(await query(em.fork().getKysely<Tables>()))),
    transaction: (work) => () =>
      caught(() => em.fork().transactional((inside) => work(inside.getKysely<Tables>()))),
    ask: (statement) => () => caught(async () => E.right(await ask(statement(builder())))),
    look: <Row>(statement: Statement<Row>) =>
      (() => lookTogether(statement(builder()))()) as TaskEither<Unavailable, ReadonlyArray<Row>>,
    together: askTogether,
    gather,
    inTrips: (work) => () => caught(() => transaction(work(builder()))),
  }
}
