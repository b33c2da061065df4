import type { Incident, RecordedEvent } from '../../application/ports/event-log.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'

/** What the in-memory adapters share, as the others share a database. A function that does not wait is its transaction. */
export const memory = () => {
  const recorded: RecordedEvent[] = []

  return {
    users: new Map<UserId, User>(),
    signingKeys: [] as SigningKey[],
    recorded,
    record: (incident: Incident) => recorded.push({ ...incident, position: recorded.length + 1 }),
  }
}

export type Memory = ReturnType<typeof memory>
