import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { clientsOf, invalidToken, refusalOf } from './clients.ts'
import { aPerson, type Person, sending, signedIn } from './people.ts'

const password = 'correct horse battery'
const notFound = [404, 'user-not-found']

describe('administering users', () => {
  const server = serving({ env: { THROTTLES: 'off' } })
  const ask = sending(server)
  const { login, me } = clientsOf(server)
  let admin: Person
  beforeEach(async () => {
    admin = await signedIn(server.at(), ['admin'])
  })

  const recorded = () => server.at().application.get(Tokens.memory).recorded
  const happening = () => {
    const before = recorded().length
    return () =>
      recorded()
        .slice(before)
        .map(({ event }) => event)
  }

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

  describe('by changing one', () => {
    const changing = async () => {
      const id = await aPerson(server.at())
      return (body: object) => ask(admin, 'PATCH', `/api/v1/users/${id}`, body)
    }

    it('changes what is named and nothing else, and answers what has become of them', async () => {
      const patch = await changing()
      const before = (await patch({})).json
      const { updated_at, ...after } = (await patch({ full_name: ' Grace  Hopper ', email_verified: true }))
        .json
      const { updated_at: then, ...unchanged } = before

      expect(after).to.deep.equal({ ...unchanged, full_name: 'Grace  Hopper', email_verified: true })
      expect(updated_at).not.to.equal(then)
      expect((await patch({ full_name: null })).json['full_name']).to.equal(null)
    })

    it('tells one event for each thing that changed', async () => {
      const patch = await changing()
      const happened = happening()
      await patch({
        full_name: 'G',
        is_active: false,
        reason: 'left',
        roles: ['support'],
        email_verified: true,
      })
      await patch({ is_active: true, reason: 'back' })
      await patch({ is_active: true, reason: 'again' })

      expect(happened()).to.deep.equal([
        { type: 'user.changed', fields: ['full_name', 'email_verified'] },
        { type: 'user.deactivated', reason: 'left' },
        { type: 'roles.changed', from: ['user'], to: ['support'] },
        { type: 'user.activated', reason: 'back' },
      ])
    })

    it('signs out at once who is deactivated, and no activation brings it back (ASVS 7.4.2)', async () => {
      const person = await signedIn(server.at())
      const switchTo = (is_active: boolean) =>
        ask(admin, 'PATCH', `/api/v1/users/${person.id}`, { is_active })

      expect((await switchTo(false)).json['is_active']).to.equal(false)
      expect(refusalOf(await me(person))).to.deep.equal(invalidToken)
      expect((await switchTo(true)).status).to.equal(200)
      expect(refusalOf(await me(person))).to.deep.equal(invalidToken)
      expect((await me(await login(person.email))).status).to.equal(200)
    })

    it('refuses a reason of 501 characters, and takes one of 500', async () => {
      const patch = await changing()

      expect((await patch({ is_active: false, reason: 'x'.repeat(501) })).status).to.equal(400)
      expect((await patch({ is_active: false, reason: '王'.repeat(500) })).status).to.equal(200)
    })
  })

  describe('by deleting one', () => {
    it('answers 204; the user is gone, and everything of theirs but what has happened', async () => {
      const person = await signedIn(server.at())
      const path = `/api/v1/users/${person.id}`
      const happened = happening()

      expect((await ask(admin, 'DELETE', path)).status).to.equal(204)
      expect(refusalOf(await ask(admin, 'GET', path))).to.deep.equal(notFound)
      expect(refusalOf(await ask(admin, 'DELETE', path))).to.deep.equal(notFound)
      expect(refusalOf(await me(person))).to.deep.equal(invalidToken)
      expect(happened()).to.deep.equal([{ type: 'user.deleted' }])
    })
  })

  describe('by their sessions', () => {
    it('lists them, and ends them all', async () => {
      const person = await signedIn(server.at())
      await login(person.email)
      const path = `/api/v1/users/${person.id}/sessions`
      const sessions = (await ask(admin, 'GET', path)).json as unknown as ReadonlyArray<object>

      expect(sessions).to.have.length(2)
      for (const session of sessions)
        expect(session).to.include.keys('id', 'created_at', 'last_used_at', 'ip', 'user_agent', 'current')
      expect((await ask(admin, 'DELETE', path)).status).to.equal(204)
      expect((await ask(admin, 'GET', path)).json).to.deep.equal([])
      expect(refusalOf(await me(person))).to.deep.equal(invalidToken)
    })

    it('marks one’s own', async () => {
      const { json } = await ask(admin, 'GET', `/api/v1/users/${admin.id}/sessions`)

      expect(json).to.have.nested.property('[0].current', true)
    })
  })

  describe('who are not there', () => {
    for (const id of ['4711', '0', '-1', '1e3', '99999999999', 'you', '1%2f'])
      it(`is a 404 about ${id}, and stores nothing`, async () => {
        const before = stored(server.at().application)
        const asked = [
          await ask(admin, 'GET', `/api/v1/users/${id}`),
          await ask(admin, 'PATCH', `/api/v1/users/${id}`, { full_name: 'X' }),
          await ask(admin, 'DELETE', `/api/v1/users/${id}`),
          await ask(admin, 'GET', `/api/v1/users/${id}/sessions`),
          await ask(admin, 'DELETE', `/api/v1/users/${id}/sessions`),
        ]

        expect(asked.map(({ status }) => status)).to.deep.equal([404, 404, 404, 404, 404])
        expect(stored(server.at().application)).to.deep.equal(before)
      })
  })
})

describe('the last active admin', () => {
  const server = serving({ env: { THROTTLES: 'off' } })
  const ask = sending(server)
  const lastAdmin = [409, 'last-admin']

  it('can neither resign nor leave, until there is another', async () => {
    const admin = await signedIn(server.at(), ['admin'])
    const path = `/api/v1/users/${admin.id}`
    const resign = () => ask(admin, 'PATCH', path, { roles: ['user'], full_name: 'X' })

    expect(refusalOf(await resign())).to.deep.equal(lastAdmin)
    expect(refusalOf(await ask(admin, 'PATCH', path, { is_active: false }))).to.deep.equal(lastAdmin)
    expect(refusalOf(await ask(admin, 'DELETE', path))).to.deep.equal(lastAdmin)
    expect((await ask(admin, 'GET', path)).json).to.deep.include({ roles: ['admin'], full_name: null })

    await aPerson(server.at(), ['admin'])
    expect((await resign()).json['roles']).to.deep.equal(['user'])
    expect((await ask(admin, 'GET', path)).status).to.equal(403)
  })
})
