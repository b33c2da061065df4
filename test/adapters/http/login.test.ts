import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { Email } from '../../../src/domain/email.ts'
import { Occasion } from '../../../src/domain/occasion.ts'
import { User } from '../../../src/domain/user.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { deactivate } from '../../support/accounts.ts'
import type { Answer } from '../../support/answers.ts'
import { serving } from '../../support/http.ts'

const password = 'correct horse battery'

describe('logging in over HTTP', () => {
  const { post, ask, at } = serving()
  const login = (email: string, attempt = password) =>
    post('/api/v1/auth/login', { email, password: attempt })

  const registered = async (email: string): Promise<UserId> =>
    (await post('/api/v1/auth/register', { email, password })).json['id'] as UserId

  const users = () => at().application.get(Tokens.users)
  const nowhere = { address: O.none, userAgent: O.none, requestId: O.none }
  const occasion = Occasion.anonymous(nowhere)(new Date())

  /** All of an answer that is not of this one request. */
  const face = ({ status, headers, text, json }: Answer) => ({
    status,
    headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
    text: text.replace(String(json['instance']), 'instance'),
  })

  before(() => registered('ada@example.com'))

  it('answers 200 with a bearer token, its lifetime in seconds and a refresh token, and no member more', async () => {
    const { status, json } = await login('ada@example.com')
    const { access_token, refresh_token, ...rest } = json

    expect(status).to.equal(200)
    expect(access_token).to.match(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    expect(refresh_token).to.be.a('string').that.is.not.empty
    expect(rest).to.deep.equal({ token_type: 'bearer', expires_in: 1_800 })
  })

  it('gives tokens of its own to every login (ASVS 7.2.2)', async () => {
    const [one, two] = [await login('ada@example.com'), await login('ada@example.com')]

    for (const name of ['access_token', 'refresh_token']) expect(one.json[name]).not.to.equal(two.json[name])
  })

  it('gives a token that tells who is signed in', async () => {
    const { json } = await login('ada@example.com')
    const me = await ask('/api/v1/users/me', { headers: { authorization: `Bearer ${json['access_token']}` } })

    expect(me.json['email']).to.equal('ada@example.com')
  })

  it('takes the address in any case', async () => {
    expect((await login(' ADA@Example.com ')).status).to.equal(200)
  })

  it('takes the password in no other case, no longer and no shorter (ASVS 6.2.8)', async () => {
    const attempts = [password.toUpperCase(), `${password} `, ` ${password}`, password.slice(0, -1)]
    const answers = await Promise.all(attempts.map((attempt) => login('ada@example.com', attempt)))

    expect(answers.map(({ status }) => status)).to.deep.equal([401, 401, 401, 401])
  })

  it('answers the same to an unknown address, a wrong password and an inactive user (ASVS 6.3.8)', async () => {
    const id = await registered('left@example.com')
    await users().change(id, deactivate('left', occasion))()
    const wrong = face(await login('ada@example.com', 'not the password'))

    expect(wrong.status).to.equal(401)
    expect(face(await login('nobody@example.com'))).to.deep.equal(wrong)
    expect(face(await login('left@example.com'))).to.deep.equal(wrong)
    expect(face(await login('left@example.com', 'not the password'))).to.deep.equal(wrong)
    expect(face(await login('no address at all'))).to.deep.equal(wrong)
  })

  it('records why a login was refused, and from where, without the address (ASVS 16.3.1)', async () => {
    await login('nobody@example.com')
    const { recorded } = at().application.get(Tokens.memory)
    const last = recorded.at(-1)

    expect(last?.event).to.deep.equal({ type: 'login.refused', reason: 'unknown-address' })
    expect(last?.occasion.client.address).to.deep.equal(O.some('127.0.0.1'))
    expect(JSON.stringify(recorded)).not.to.include('nobody@example.com')
  })

  it('takes the short password of an account that is older than the rules', async () => {
    const hashed = await at()
      .application.get(Tokens.passwords)
      .hash('abc' as never)()
    const email = Email.canonical('old@example.com')
    if (E.isLeft(hashed)) throw new Error('not hashed')
    await users().add(User.register({ email, fullName: O.none, passwordHash: hashed.right }, occasion))()

    expect((await login(email, 'abc')).status).to.equal(200)
    expect((await login(email, 'abd')).status).to.equal(401)
  })
})
