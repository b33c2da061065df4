import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Kysely } from 'kysely'
import { type Sessions, sessionNotFound } from '../../application/ports/sessions.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Session, Turning } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { Database } from './database.ts'
import { record } from './record.ts'
import type { Tables } from './rows.ts'
import { callers, signedIn, toCaller, toSignedIn, toTurned, turn } from './session-rounds.ts'
import { purge, replaceSession, unended } from './session-statements.ts'

type Db = Kysely<Tables>

/** Compare and set: false where it has turned or ended since it was read. */
const replaceAndRecord = async (
  db: Db,
  before: Session,
  decision: Decision<Session>,
): Promise<E.Either<never, boolean>> => {
  const { rows } = await db.executeQuery(replaceSession(db, before, decision.next))
  if (rows.length > 0) await record(db, O.some(before.userId), decision)
  return E.right(rows.length > 0)
}

export const mikroOrmSessions = ({ ask, gather, read, transaction }: Database): Sessions => {
  const callerOf = gather((ids: ReadonlyArray<SessionId>) =>
    pipe(
      ask(() => callers(ids)),
      TE.map((rows) => {
        const found = new Map(rows.map((row) => [row.id, toCaller(row)]))
        return ids.map((id) => O.fromNullable(found.get(id)))
      }),
    ),
  )

  const turnEach = gather((turnings: ReadonlyArray<Turning>) =>
    pipe(
      ask(() => turn(turnings)),
      TE.map((rows) => {
        const turned = new Map(rows.map((row) => [row.nth, row]))
        return turnings.map((turning, nth) => {
          const row = turned.get(nth)
          return row ? O.some(toTurned(turning, row)) : O.none
        })
      }),
    ),
  )

  /** Optimistic: who finds the session changed since it was read, decides anew. */
  const change: Sessions['change'] = (id, decide) => async () => {
    const rows = await ask(() => signedIn(id))()
    if (E.isLeft(rows)) return rows
    const [row] = rows.right
    if (!row) return E.left(sessionNotFound)

    const found = toSignedIn(row)
    const decision = decide(found)
    if (E.isLeft(decision)) return decision
    const { session } = found
    const { next, events } = decision.right
    if (next === session && events.length === 0) return E.right(session)

    const done = await transaction((db) => replaceAndRecord(db, session, decision.right))()
    if (E.isLeft(done)) return done
    return done.right ? E.right(next) : change(id, decide)()
  }

  return {
    callerOf,
    turn: turnEach,
    change,
    unended: (userId) => read((db) => unended(db, userId)),
    purge: (now, limit) => read((db) => purge(db, now, limit)),
  }
}
