import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Kysely } from 'kysely'
import {
  type SessionNotFound,
  type Sessions,
  type SignedIn,
  sessionNotFound,
} from '../../application/ports/sessions.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { Database } from './database.ts'
import { gathered } from './gathered.ts'
import { record } from './record.ts'
import type { Tables } from './rows.ts'
import { purge, replace, signedIn, type Turn, toSignedIn, unended } from './session-statements.ts'

type Db = Kysely<Tables>

const replaceAndRecord = async (
  db: Db,
  before: Session,
  decision: Decision<Session>,
): Promise<E.Either<never, boolean>> => {
  const { rows } = await db.executeQuery(replace(db, [{ before, next: decision.next }]))
  if (rows.length > 0) await record(db, O.some(before.userId), decision)
  return E.right(rows.length > 0)
}

export const mikroOrmSessions = ({ ask, read, transaction }: Database): Sessions => {
  const withId = gathered((ids: ReadonlyArray<SessionId>) =>
    pipe(
      ask((db) => signedIn(db, ids)),
      TE.map((rows) => {
        const found = new Map(rows.map((row) => [row.id, toSignedIn(row)]))
        return ids.map((id) => O.fromNullable(found.get(id)))
      }),
    ),
  )
  const replaceAlone = gathered((turns: ReadonlyArray<Turn>) =>
    pipe(
      ask((db) => replace(db, turns)),
      TE.map((rows) => turns.map((_, nth) => rows.some((taken) => taken.nth === nth))),
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

  /** Optimistic: who finds the session changed since it was read, decides anew. */
  const change = <E>(
    id: SessionId,
    decide: (signedIn: SignedIn) => E.Either<E, Decision<Session>>,
  ): TE.TaskEither<E | SessionNotFound | Unavailable, Session> =>
    pipe(
      withId(id),
      TE.flatMap(TE.fromOption(() => sessionNotFound)),
      TE.bindTo('before'),
      TE.bindW('decision', ({ before }) => TE.fromEither(decide(before))),
      TE.flatMap(({ before: { session }, decision }) =>
        decision.next === session && decision.events.length === 0
          ? TE.right(session)
          : pipe(
              compareAndSet(session, decision),
              TE.flatMap((done) => (done ? TE.right(decision.next) : change(id, decide))),
            ),
      ),
    )

  return {
    withId,
    change,
    unended: (userId) => read((db) => unended(db, userId)),
    purge: (now, limit) => read((db) => purge(db, now, limit)),
  }
}
