import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventLog, Incident } from '../ports/event-log.ts'
import type { Unavailable } from '../ports/unavailable.ts'

/** Fails as it was refused, once that is recorded. A refusal that cannot be recorded is an outage. */
export const recordRefusal =
  <F>(eventLog: EventLog, incidentOf: (failure: F) => O.Option<Incident>) =>
  (failure: F): TE.TaskEither<F | Unavailable, never> =>
    pipe(
      incidentOf(failure),
      O.match(() => TE.right(undefined), eventLog.append),
      TE.flatMap(() => TE.left(failure)),
    )
