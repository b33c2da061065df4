import { randomUUID } from 'node:crypto'
import * as O from 'fp-ts/lib/Option.js'
import type { Session } from '../../src/domain/session.ts'
import type { SessionId } from '../../src/domain/session-id.ts'
import type { SessionPolicy } from '../../src/domain/session-policy.ts'
import { after } from '../../src/domain/time.ts'
import type { UserId } from '../../src/domain/user-id.ts'

export { type MovableClock, movableClock } from '../../src/adapters/in-memory/movable-clock.ts'

export const day = 86_400

export const aSessionPolicy = (given: Partial<SessionPolicy> = {}): SessionPolicy => ({
  idle: 14 * day,
  absolute: 90 * day,
  grace: 30,
  most: 50,
  ...given,
})

export const aSessionId = (text: string = randomUUID()): SessionId => text as SessionId

const opened = new Date('2026-01-02T03:04:05.678Z')

/** As it was opened, unless said otherwise. */
export const aSession = (given: Partial<Session> = {}): Session => ({
  id: aSessionId(),
  userId: 1 as UserId,
  createdAt: opened,
  lastUsedAt: opened,
  endsAt: after(opened, aSessionPolicy().absolute),
  expiresAt: after(opened, aSessionPolicy().idle),
  endedAt: O.none,
  turn: 0,
  address: O.some('192.0.2.7'),
  userAgent: O.some('curl/8.9.1'),
  ...given,
})
