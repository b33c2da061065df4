import { expect } from 'chai'
import type { UserId } from '../../../src/domain/user-id.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { asked, operationsWithBodies } from './bodies.ts'

const forbidden = {
  id: 4711,
  is_active: false,
  isActive: false,
  email_verified: true,
  emailVerified: true,
  roles: ['admin'],
  role: 'admin',
  is_superuser: true,
  hashed_password: 'canary',
  passwordHash: 'canary',
  created_at: '1999-01-01T00:00:00Z',
  createdAt: '1999-01-01T00:00:00Z',
  updated_at: '1999-01-01T00:00:00Z',
  canary: 'canary',
}

describe('members that nobody asked for (ASVS 15.3.3)', () => {
  const { post, at } = serving()
  const body = { email: 'ada@example.com', password: 'correct horse battery', full_name: 'Ada' }

  it('are neither obeyed nor stored nor answered', async () => {
    const { status, json } = await post('/api/v1/auth/register', { ...body, ...forbidden })
    const { users, recorded } = at().application.get(Tokens.memory)
    const [user] = users.values()

    expect(status).to.equal(201)
    expect(json).to.include({ id: 1, is_active: true, email_verified: false })
    expect(json['roles']).to.deep.equal(['user'])
    expect(json['created_at']).not.to.match(/^1999/)
    expect(user).to.have.all.keys(
      'id',
      'email',
      'fullName',
      'passwordHash',
      'isActive',
      'emailVerified',
      'roles',
      'createdAt',
      'updatedAt',
    )
    expect(user).to.deep.include({ id: 1, isActive: true, emailVerified: false, roles: ['user'] })
    expect(JSON.stringify([user, recorded, json])).not.to.match(/canary|1999-01-01|admin/)
  })

  it('do not keep anybody from logging in', async () => {
    const { email, password } = body

    expect((await post('/api/v1/auth/login', { email, password, ...forbidden })).status).to.equal(200)
  })

  it('count no more in the query', async () => {
    const query = 'email=eve@example.com&roles=admin&is_active=false&full_name=Eve'
    const { json } = await post(`/api/v1/auth/register?${query}`, { ...body, email: 'grace@example.com' })

    expect(json).to.deep.include({ email: 'grace@example.com', full_name: 'Ada', roles: ['user'] })
  })
})

/** What each operation declares and stores of its own. */
const declared: Readonly<Record<string, ReadonlyArray<string>>> = {
  'POST /api/v1/users': ['email', 'password', 'full_name', 'roles'],
  'PATCH /api/v1/users/:id': ['full_name', 'is_active', 'roles', 'email_verified', 'reason'],
}

for (const operation of operationsWithBodies.filter(({ name }) => name in declared))
  describe(`members that ${operation.name} does not declare (ASVS 15.3.3)`, () => {
    const { send, at } = asked(operation)
    const members = declared[operation.name] ?? []
    const undeclared = Object.entries({
      ...forbidden,
      email: 'eve@example.com',
      password: 'another horse battery',
      passwordHash: 'canary',
      full_name: 'Eve',
      version: 4711,
      reason: 'canary',
      sessions: [],
    }).filter(([name]) => !members.includes(name))

    it('are no others than those that it takes', () => {
      expect(Object.keys(operation.good).sort()).to.deep.equal([...members].sort())
    })

    for (const [name, value] of undeclared)
      it(`change nothing: ${name}`, async () => {
        const memory = at().application.get(Tokens.memory)
        const good = { ...operation.good, ...('email' in operation.good && { email: `${name}@example.com` }) }
        const { status, json } = await send({ ...good, [name]: value })
        const { id, created_at, updated_at, email, ...rest } = json
        const stored = memory.users.get(Number(id) as UserId)

        expect(status).to.be.oneOf([200, 201])
        expect(rest).to.deep.equal({
          full_name: operation.good['full_name'],
          is_active: true,
          email_verified: operation.name.startsWith('PATCH'),
          roles: operation.good['roles'],
        })
        expect(stored?.email).to.equal(email)
        expect(email).not.to.equal('eve@example.com')
        expect(`${created_at}${updated_at}`).not.to.match(/1999/)
        expect(stored?.passwordHash).not.to.equal('canary')
        expect(Object.keys(stored ?? {})).to.have.length(9)
      })

    it('change nobody where they are all that is sent', async () => {
      const { users } = at().application.get(Tokens.memory)
      const before = [...users.values()]
      const { status } = await send(Object.fromEntries(undeclared))

      expect(status).to.equal(operation.takes({}) ? 200 : 400)
      expect([...users.values()]).to.deep.equal(before)
    })
  })
