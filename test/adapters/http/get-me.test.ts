import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Occasion } from '../../../src/domain/occasion.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { deactivate } from '../../support/accounts.ts'
import { serving } from '../../support/http.ts'

const path = '/api/v1/users/me'
const password = 'correct horse battery'
const nowhere = { address: O.none, userAgent: O.none, requestId: O.none }

describe('asking who is signed in', () => {
  let now = new Date('2026-01-15T10:00:00Z')
  const { ask, post, at } = serving({
    change: (application) => application.rebind(Tokens.clock).toConstantValue({ now: () => now }),
  })
  const signedIn = async (email: string) => {
    const { json: user } = await post('/api/v1/auth/register', { email, password })
    const { json } = await post('/api/v1/auth/login', { email, password })
    return { user, token: String(json['access_token']) }
  }
  const me = (authorization?: string) => ask(path, authorization ? { headers: { authorization } } : {})

  it('answers 200 with what registering answered', async () => {
    const { user, token } = await signedIn('ada@example.com')
    const answer = await me(`Bearer ${token}`)

    expect(answer.status).to.equal(200)
    expect(answer.json).to.deep.equal(user)
  })

  it('takes the scheme in any case (RFC 9110 §11.1)', async () => {
    const { token } = await signedIn('case@example.com')

    expect((await me(`bEARER ${token}`)).status).to.equal(200)
  })

  for (const [name, authorization] of Object.entries({
    'without credentials': undefined,
    'with another scheme': 'Basic YWRhOmNhbmFyeQ==',
    'with a scheme that only begins as ours does': 'Bearerer abc',
  }))
    it(`asks for a sign-in ${name}`, async () => {
      const { status, headers, json } = await me(authorization)

      expect([status, json['type']]).to.deep.equal([401, 'urn:prescribeme:problem:missing-credentials'])
      expect(headers.get('www-authenticate')).not.to.include('error')
    })

  const expectInvalid = async (authorization: string) => {
    const { status, headers, json } = await me(authorization)

    expect([status, json['type']]).to.deep.equal([401, 'urn:prescribeme:problem:invalid-token'])
    expect(headers.get('www-authenticate')).to.include('error="invalid_token"')
  }

  for (const token of ['', 'garbage', 'a.b.c', 'a b', '"quoted"', `${'a'.repeat(3_000)}.b.c`, 'é.è.ê'])
    it(`refuses the token "${token.slice(0, 12)}"`, () => expectInvalid(`Bearer ${token}`))

  it('refuses a token one of whose characters was changed (ASVS 9.1.1)', async () => {
    const { token } = await signedIn('tampered@example.com')
    const [header = '', claims = '', signature = ''] = token.split('.')
    const other = Buffer.from(claims, 'base64url')
      .toString()
      .replace(/"sub":"\d+"/, '"sub":"1"')

    await expectInvalid(`Bearer ${[header, Buffer.from(other).toString('base64url'), signature].join('.')}`)
    await expectInvalid(
      `Bearer ${header}.${claims}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    )
    await expectInvalid(`Bearer ${header}.${claims}.`)
  })

  it('takes a token up to the last second of its lifetime, and no longer (ASVS 9.2.1)', async () => {
    const { token } = await signedIn('expired@example.com')
    const start = now.getTime()

    now = new Date(start + 1_799_000)
    expect((await me(`Bearer ${token}`)).status).to.equal(200)
    now = new Date(start + 1_800_000)
    await expectInvalid(`Bearer ${token}`)
    now = new Date(start)
  })

  it('refuses the token of a user who was deactivated since, at once (ASVS 7.4.2)', async () => {
    const { user, token } = await signedIn('left@example.com')
    const change = deactivate('left', Occasion.anonymous(nowhere)(now))
    await at()
      .application.get(Tokens.users)
      .change(user['id'] as UserId, change)()

    await expectInvalid(`Bearer ${token}`)
  })

  it('refuses a token in the address or in the body (ASVS 14.2.1)', async () => {
    const { token } = await signedIn('query@example.com')

    expect((await ask(`${path}?access_token=${token}`)).status).to.equal(401)
  })
})
