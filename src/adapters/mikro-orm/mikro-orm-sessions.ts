import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Kysely } from 'kysely'
import { type Sessions, sessionNotFound } from '../../application/ports/sessions.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { Database } from './database.ts'
import { record } from './record.ts'
import type { Tables } from './rows.ts'
import { replace, signedIn, type Turn, toSignedIn } from './session-rounds.ts'
import { purge, unended } from './session-statements.ts'

type Db = Kysely<Tables>

const replaceAndRecord = async (
  db: Db,
  before: Session,
  decision: Decision<Session>,
): Promise<E.Either<never, boolean>> => {
  const { rows } = await db.executeQuery(replace([{ before, next: decision.next }]))
  if (rows.length > 0) await record(db, O.some(before.userId), decision)
  return E.right(rows.length > 0)
}

export const mikroOrmSessions = ({ ask, gather, read, transaction }: Database): Sessions => {
  const withId = gather((ids: ReadonlyArray<SessionId>) =>
    pipe(
      ask(() => signedIn(ids)),
      TE.map((rows) => {
        const found = new Map(rows.map((row) => [row.id, toSignedIn(row)]))
        return ids.map((id) => O.fromNullable(found.get(id)))
      }),
    ),
  )
  const replaceAlone = gather((turns: ReadonlyArray<Turn>) =>
    pipe(
      ask(() => replace(turns)),
      TE.map((rows) => {
        const taken = new Set(rows.map(({ nth }) => nth))
        return turns.map((_, nth) => taken.has(nth))
      }),
    ),
  )

  /** A change that leaves no event behind is one statement: there is nothing for it to be atomic with. */
  const compareAndSet = (
    before: Session,
    decision: Decision<Session>,
  ): TE.TaskEither<Unavailable, boolean> =>
    decision.events.length === 0
      ? replaceAlone({ before, next: decision.next })
      : transaction((db) => replaceAndRecord(db, before, decision))

  /** Optimistic: who finds the session changed since it was read, decides anew. Step by step: docs/decisions/0022. */
  const change: Sessions['change'] = (id, decide) => async () => {
    const found = await withId(id)()
    if (E.isLeft(found)) return found
    if (O.isNone(found.right)) return E.left(sessionNotFound)

    const decision = decide(found.right.value)
    if (E.isLeft(decision)) return decision
    const { session } = found.right.value
    const { next, events } = decision.right
    if (next === session && events.length === 0) return E.right(session)

    const done = await compareAndSet(session, decision.right)()
    if (E.isLeft(done)) return done
    return done.right ? E.right(next) : change(id, decide)()
  }

  return {
    withId,
    change,
    unended: (userId) => read((db) => unended(db, userId)),
    purge: (now, limit) => read((db) => purge(db, now, limit)),
  }
}
