import * as O from 'fp-ts/lib/Option.js'
import type { Incident } from '../../src/application/ports/event-log.ts'
import type { DomainEvent } from '../../src/domain/domain-event.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aSessionId } from '../support/sessions.ts'
import { aClient, anOccasion } from '../support/users.ts'

export const one = 1 as UserId
const session = aSessionId('01890a5d-ac96-4b7c-8f3e-0123456789ab')
const nobody = { address: O.none, userAgent: O.none, requestId: O.none }

export const events: ReadonlyArray<DomainEvent> = [
  { type: 'user.registered' },
  { type: 'user.imported' },
  { type: 'user.deactivated', reason: 'left; "quoted", \\ and 王 👩🏽‍⚕️' },
  { type: 'user.activated' },
  { type: 'user.deactivated' },
  { type: 'user.activated', reason: 'back' },
  { type: 'user.created', roles: ['user', 'admin'] },
  { type: 'user.changed', fields: ['full_name', 'email_verified'] },
  { type: 'user.deleted' },
  { type: 'roles.changed', from: ['user'], to: [] },
  { type: 'password.rehashed' },
  { type: 'login.succeeded', session },
  { type: 'login.refused', reason: 'wrong-password' },
  { type: 'refresh.refused', session },
  { type: 'session.ended', session, reason: 'refresh-token-reused' },
  { type: 'registration.refused', reason: 'email-taken' },
  { type: 'access.refused', permission: 'users:read' },
  { type: 'signing-key.published', kid: 'a-key' },
]

export const occasions = {
  'all of it known': anOccasion({ actor: O.some(one) }),
  'the operator as who did it': anOccasion({ actor: O.some('operator'), client: nobody }),
  'nothing known': anOccasion({ client: nobody }),
  'an address of IPv6': anOccasion({ client: { ...nobody, address: O.some('2001:db8::7') } }),
  'an agent only': anOccasion({ client: { ...nobody, userAgent: O.some(`Mozilla/5.0 ('é"; --)`) } }),
  'an empty agent': anOccasion({ client: aClient({ userAgent: O.some('') }) }),
  'a request only': anOccasion({ client: { ...nobody, requestId: O.some('b'.repeat(200)) } }),
  'another time': anOccasion({ at: new Date('2031-12-31T23:59:59.999Z') }),
}

export const anIncident = (given: Partial<Incident> = {}): Incident => ({
  event: { type: 'login.refused', reason: 'unknown-address' },
  subject: O.none,
  occasion: anOccasion(),
  ...given,
})

export const numbered = (n: number) =>
  anIncident({ occasion: anOccasion({ client: aClient({ requestId: O.some(`request ${n}`) }) }) })

export const withoutPosition = ({ event, subject, occasion }: Incident): Incident => ({
  event,
  subject,
  occasion,
})

/** So many that differ, of all types and occasions. */
export const eventSamples = (count: number): ReadonlyArray<Incident> =>
  Array.from({ length: count }, (_, n) => {
    const event = events[n % events.length]
    const occasion = Object.values(occasions)[n % Object.keys(occasions).length]
    return anIncident({
      ...(event && { event }),
      ...(occasion && { occasion }),
      subject: n % 2 ? O.some(one) : O.none,
    })
  })
