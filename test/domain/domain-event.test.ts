import { expect } from 'chai'
import type { DomainEvent } from '../../src/domain/domain-event.ts'
import { events } from '../contracts/incidents.ts'

const word = /^[a-z][a-z_:-]{0,40}$/
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a member of an event may hold: ids, and words of ours. */
const members: Readonly<Record<string, RegExp>> = {
  session: uuid,
  kid: /^[\w-]{1,40}$/,
  permission: word,
  reason: word,
  roles: word,
  fields: word,
  from: word,
  to: word,
}

/** Sentences that an administrator gives. Everything else is made by the service. */
const given = ['user.deactivated', 'user.activated']

/** One that is missing here does not compile. */
const types: Readonly<Record<DomainEvent['type'], true>> = {
  'user.registered': true,
  'user.created': true,
  'user.imported': true,
  'user.changed': true,
  'user.deleted': true,
  'roles.changed': true,
  'user.deactivated': true,
  'user.activated': true,
  'password.rehashed': true,
  'login.succeeded': true,
  'login.refused': true,
  'refresh.refused': true,
  'session.ended': true,
  'registration.refused': true,
  'access.refused': true,
  'signing-key.published': true,
}

describe('what an event says beside its type', () => {
  it('is known of every type that there is', () => {
    expect(new Set(events.map(({ type }) => type))).to.deep.equal(new Set(Object.keys(types)))
  })

  for (const { type, ...details } of events)
    it(`is ids and words of ours, and no address, password or token: ${type}`, () => {
      expect(type).to.match(/^[a-z-]+\.[a-z]+$/)
      for (const [name, value] of Object.entries(details)) {
        if (given.includes(type) && name === 'reason') continue
        const rule = members[name]
        expect(rule, name).to.be.instanceOf(RegExp)
        for (const part of [value].flat()) expect(part).to.match(rule ?? /^$/)
      }
    })
})
