import type { EventLog, RecordedEvent } from '../../src/application/ports/event-log.ts'
import { right } from './outcomes.ts'

/** All that a log holds. */
export const wholeLog = (log: EventLog): Promise<ReadonlyArray<RecordedEvent>> => right(log.since(0, 10_000))
