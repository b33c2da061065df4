import * as TE from 'fp-ts/lib/TaskEither.js'
import type { EventLog } from '../../application/ports/event-log.ts'
import type { Memory } from './memory.ts'

export const inMemoryEventLog = ({ recorded, record }: Memory): EventLog => ({
  append: (incident) => TE.fromIO(() => record(incident)),
  since: (position, limit) => TE.fromIO(() => recorded.slice(position, position + limit)),
})
