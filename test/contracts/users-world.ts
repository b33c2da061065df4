import type { EventLog } from '../../src/application/ports/event-log.ts'
import type { Sessions } from '../../src/application/ports/sessions.ts'
import type { Users } from '../../src/application/ports/users.ts'

/** A collection, the sessions of those in it, and the log that is stored with both. */
export type UsersWorld = { readonly users: Users; readonly sessions: Sessions; readonly eventLog: EventLog }
