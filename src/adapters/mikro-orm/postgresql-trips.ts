import * as E from 'fp-ts/lib/Either.js'
import { CompiledQuery } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { prepared, Together } from './together.ts'
import type { Trip, Trips } from './trips.ts'

const begin = CompiledQuery.raw('begin')
const commit = CompiledQuery.raw('commit')
const rollback = CompiledQuery.raw('rollback')

const sent = (client: PoolClient, statements: ReadonlyArray<CompiledQuery>) =>
  new Promise<ReadonlyArray<ReadonlyArray<unknown>>>((resolve, reject) => {
    client.query(
      new Together(statements, (error, results) =>
        error ? reject(error) : resolve(results.map(({ rows }) => rows)),
      ),
    )
  })

/** It begins with what is sent first, and is committed with what is sent last. */
const transactionOn =
  (client: PoolClient): Trips['transaction'] =>
  async (work) => {
    let before: ReadonlyArray<CompiledQuery> = [begin]
    const all = async (...statements: ReadonlyArray<CompiledQuery>) => {
      const first = before
      before = []
      return (await sent(client, [...first, ...statements])).slice(first.length)
    }

    const outcome = await work(all as Trip)
    if (E.isLeft(outcome)) {
      await all(rollback)
      return outcome
    }
    await all(...outcome.right.writes, commit)
    return E.right(outcome.right.result)
  }

/** Of one of the connections of a pool. One on which something has failed is closed: that undoes what it had begun. */
export const postgresqlTrips = (pool: () => Promise<Pool>): Trips => {
  const onOne = async <A>(work: (client: PoolClient) => Promise<A>): Promise<A> => {
    const client = await (await pool()).connect()
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  const together = (...statements: ReadonlyArray<CompiledQuery>) =>
    onOne((client) => sent(client, statements))

  return {
    ask: async (statement) => (await (await pool()).query(prepared(statement))).rows,
    together: together as Trip,
    transaction: (work) => onOne((client) => transactionOn(client)(work)),
  }
}
