import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'

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
