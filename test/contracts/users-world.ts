import type { EventLog } from '../../src/application/ports/event-log.ts'
import type { Users } from '../../src/application/ports/users.ts'

/** A collection and the log that is stored with it. */
export type UsersWorld = { readonly users: Users; readonly eventLog: EventLog }
