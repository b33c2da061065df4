import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { movableClock } from '../../support/sessions.ts'
import { clientsOf } from './clients.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('listing sessions over HTTP', () => {
  const clock = movableClock(new Date('2026-01-15T10:00:00Z'))
  const server = serving({
    env: { TRUSTED_PROXIES: '127.0.0.1' },
    change: (application) => application.rebind(Tokens.clock).toConstantValue(clock),
  })
  const { register, login, signUp, refresh, sessions, currentOf } = clientsOf(server)

  it('answers exactly what is to be known of each (ASVS 7.5.2, 15.3.1)', async () => {
    const opened = clock.now().toISOString()
    await register('ada@example.com')
    const tokens = await login('ada@example.com', {
      'user-agent': 'A Browser/1.0',
      'x-forwarded-for': '203.0.113.9',
    })
    clock.move(60)
    await refresh(tokens.refresh)
    const [{ id, ...rest } = { id: '' }, ...more] = await sessions(tokens)

    expect(more).to.deep.equal([])
    expect(id).to.match(uuid)
    expect(rest).to.deep.equal({
      created_at: opened,
      last_used_at: clock.now().toISOString(),
      ip: '203.0.113.9',
      user_agent: 'A Browser/1.0',
      current: true,
    })
  })

  it('answers null for what the client did not tell', async () => {
    await register('silent@example.com')
    const body = '{"email":"silent@example.com","password":"correct horse battery"}'
    const [answer] = await server.raw(
      'POST /api/v1/auth/login HTTP/1.1',
      'Host: a',
      'Connection: close',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      '',
      body,
    )
    const access = String(answer?.json['access_token'])
    const [session] = await sessions({ access, refresh: '', expiresIn: 0 })

    expect(session).to.include({ user_agent: null, ip: '127.0.0.1' })
  })

  it('names the one used last first, and says which one asks', async () => {
    await register('order@example.com')
    const held = [await login('order@example.com')]
    for (let n = 1; n < 3; n++) {
      clock.move(1)
      held.push(await login('order@example.com'))
    }
    clock.move(1)
    await refresh(held[1]?.refresh ?? '')
    const ids = await Promise.all(held.map(currentOf))

    for (const [n, tokens] of held.entries()) {
      const listed = await sessions(tokens)
      expect(listed.map(({ id }) => id)).to.deep.equal([ids[1], ids[2], ids[0]])
      expect(listed.filter(({ current }) => current).map(({ id }) => id)).to.deep.equal([ids[n]])
    }
  })

  it('has none but one’s own (ASVS 8.2.2)', async () => {
    const [one, other] = [await signUp('one@example.com'), await signUp('other@example.com')]

    expect(await sessions(one)).to.have.length(1)
    expect(await sessions(other)).to.have.length(1)
    expect(await currentOf(one)).not.to.equal(await currentOf(other))
  })

  it('has none that fell idle', async () => {
    await signUp('idle@example.com')
    clock.move(14 * 86_400)
    const fresh = await login('idle@example.com')

    expect(await sessions(fresh)).to.have.length(1)
  })
})
