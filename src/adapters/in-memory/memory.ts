import type * as O from 'fp-ts/lib/Option.js'
import type { Incident, RecordedEvent } from '../../application/ports/event-log.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Kept } from '../../domain/once.ts'
import type { Seal } from '../../domain/seal.ts'
import type { Session } from '../../domain/session.ts'
import type { SessionId } from '../../domain/session-id.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'

/** What the in-memory adapters share, as the others share a database. A function that does not wait is its transaction. */
export const memory = () => {
  const recorded: RecordedEvent[] = []
  const record = (incident: Incident): void => {
    recorded.push({ ...incident, position: recorded.length + 1 })
  }

  let lastId = 0

  return {
    /** Those of users who are gone are not given again. */
    newUserId: (): UserId => {
      lastId++
      return lastId as UserId
    },
    users: new Map<UserId, User>(),
    sessions: new Map<SessionId, Session>(),
    signingKeys: [] as SigningKey[],
    seals: [] as Seal[],
    sealKeys: new Map<string, string>(),
    idempotencyKeys: new Map<string, Kept & { readonly userId: UserId }>(),
    recorded,
    record,
    recordAll: (subject: O.Option<UserId>, { events, occasion }: Decision<unknown>): void => {
      for (const event of events) record({ event, subject, occasion })
    },
  }
}

export type Memory = ReturnType<typeof memory>
