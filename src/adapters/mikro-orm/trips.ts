import type * as E from 'fp-ts/lib/Either.js'
import type { CompiledQuery } from 'kysely'

export type Statements<Rows extends ReadonlyArray<unknown>> = {
  readonly [N in keyof Rows]: CompiledQuery<Rows[N]>
}

/** The rows of each. */
export type Answers<Rows extends ReadonlyArray<unknown>> = {
  readonly [N in keyof Rows]: ReadonlyArray<Rows[N]>
}

/**
 * Sends statements in one message and answers the rows of each. They are carried out one after the other, and each sees
 * what others had committed when its turn came: one that waits for a lock is followed by one that sees what it waited for.
 */
export type Trip = <const Rows extends ReadonlyArray<unknown>>(
  ...statements: Statements<Rows>
) => Promise<Answers<Rows>>

/** What a transaction comes to, and what is still to be written for it: that is sent together with the commit. */
export type Outcome<A> = { readonly writes: ReadonlyArray<CompiledQuery>; readonly result: A }

export type TripsWork<E, A> = (trip: Trip) => Promise<E.Either<E, Outcome<A>>>

type Ask = <Row>(statement: CompiledQuery<Row>) => Promise<ReadonlyArray<Row>>

/** Ways to the database and back are dear: a thread wakes at either end of each, while all cores are busy. */
export type Trips = {
  /** One statement by itself. */
  readonly ask: Ask
  /** Several in one message, which is a transaction by itself: one that fails fails for all of them. */
  readonly together: Trip
  /** All of it or, where it comes to a left or fails, nothing. */
  readonly transaction: <E, A>(work: TripsWork<E, A>) => Promise<E.Either<E, A>>
}
