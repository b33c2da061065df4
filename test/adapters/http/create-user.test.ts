import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { clientsOf, refusalOf } from './clients.ts'
import { type Person, sending, signedIn } from './people.ts'

const password = 'correct horse battery'

describe('administering users', () => {
  const server = serving({ env: { THROTTLES: 'off' } })
  const ask = sending(server)
  const { login } = clientsOf(server)
  let admin: Person
  beforeEach(async () => {
    admin = await signedIn(server.at(), ['admin'])
  })

  const recorded = () => server.at().application.get(Tokens.memory).recorded
  describe('by making one', () => {
    const create = (body: object, headers = {}) => ask(admin, 'POST', '/api/v1/users', body, headers)

    it('answers 201, where the user is, and what they are', async () => {
      const roles = ['auditor', 'support']
      const { status, headers, json } = await create({ email: 'Grace@example.com', password, roles })

      expect([status, headers.get('location')]).to.deep.equal([201, `/api/v1/users/${json['id']}`])
      expect(json).to.deep.include({ email: 'grace@example.com', full_name: null, is_active: true })
      expect(json['roles']).to.deep.equal(['support', 'auditor'])
      expect((await ask(admin, 'GET', headers.get('location') ?? '')).json).to.deep.equal(json)
    })

    it('makes a user who can log in, and is only that where nothing else is said', async () => {
      const { json } = await create({ email: 'plain@example.com', password, full_name: 'Plain' })

      expect(json).to.deep.include({ full_name: 'Plain', roles: ['user'] })
      await login('plain@example.com')
    })

    it('makes one of two that are asked under one key, whoever is told that it is done', async () => {
      const body = { email: 'once@example.com', password, roles: ['admin'] }
      const key = { 'idempotency-key': 'a-key-of-mine' }
      const [first, second] = [await create(body, key), await create(body, key)]
      const other = await create({ ...body, roles: ['user'] }, key)

      expect([first.status, second.status]).to.deep.equal([201, 201])
      expect(second.json).to.deep.equal(first.json)
      expect(refusalOf(other)).to.deep.equal([409, 'idempotency-key-reused'])
    })

    it('refuses an address that is taken, a role that there is not, a personal password', async () => {
      const good = { email: admin.email, password }

      expect(refusalOf(await create(good))).to.deep.equal([409, 'email-taken'])
      for (const [field, bad] of [
        ['roles', { roles: ['root'] }],
        ['roles', { roles: null }],
        ['password', { email: 'personal@example.com', password: 'personal@example.com' }],
      ] as const) {
        const { status, json } = await create({ ...good, ...bad })
        expect([status, (json['errors'] as { field: string }[])[0]?.field]).to.deep.equal([400, field])
      }
    })

    it('tells that it was done, by whom, and to which roles: no name and no address', async () => {
      const { json } = await create({ email: 'told@example.com', password, full_name: 'Told' })
      const { event, occasion, subject } = recorded().at(-1) ?? {}

      expect(event).to.deep.equal({ type: 'user.created', roles: ['user'] })
      expect(occasion?.actor).to.have.property('value', admin.id)
      expect(subject).to.have.property('value', json['id'])
      expect(JSON.stringify(recorded().at(-1))).not.to.match(/told|@/i)
    })
  })
})
