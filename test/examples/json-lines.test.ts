import { expect } from 'chai'
import { answerLine } from '../../examples/json-lines/json-lines.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import { anApplication } from '../support/applications.ts'
import { usersAway } from '../support/users-away.ts'

const ada = { email: 'ada@example.com', password: 'correct horse battery', full_name: 'Ada Lovelace' }
const secret = 'CaNaRy7c1f'

const anAdapter = async (change?: Parameters<typeof anApplication>[0]) => {
  const application = anApplication(change)
  await application.get(Tokens.rotateKeys)({ evenIfNotDue: false })()
  const answer = answerLine({
    registerUser: application.get(Tokens.registerUser),
    login: application.get(Tokens.login),
    authenticate: application.get(Tokens.authenticate),
    getMe: application.get(Tokens.getMe),
    passwordPolicy: application.get(Tokens.passwordPolicy),
  })
  return async (request: unknown) =>
    JSON.parse(await answer(typeof request === 'string' ? request : JSON.stringify(request))())
}

describe('an adapter for lines of JSON', () => {
  it('registers, logs in and tells who that is', async () => {
    const ask = await anAdapter()
    const registered = await ask({ op: 'register', ...ada })
    const { ok } = await ask({ op: 'login', email: ' ADA@example.com', password: ada.password })

    expect(registered).to.deep.equal({
      ok: { id: 1, email: ada.email, full_name: ada.full_name, roles: ['user'] },
    })
    expect(ok).to.include({ expires_in: 1_800 })
    expect(await ask({ op: 'me', access_token: ok.access_token })).to.deep.equal(registered)
  })

  it('answers what the use cases refuse by its name', async () => {
    const ask = await anAdapter()
    await ask({ op: 'register', ...ada })

    expect(await ask({ op: 'register', ...ada })).to.deep.equal({ failure: { _tag: 'EmailTaken' } })
    expect(await ask({ op: 'login', ...ada, password: secret })).to.deep.equal({
      failure: { _tag: 'WrongCredentials' },
    })
    expect(await ask({ op: 'me', access_token: secret })).to.deep.equal({ failure: { _tag: 'InvalidToken' } })
  })

  for (const [request, ...fields] of [
    [''],
    [`{"op":"login","password":"${secret}"`],
    ['null'],
    ['"register"'],
    ['[]', 'op'],
    [{ op: 'constructor', password: secret }, 'op'],
    [{ op: ['me'] }, 'op'],
    [{ op: 'login' }, 'email', 'password'],
    [{ op: 'register', ...ada, email: secret, password: 1 }, 'email', 'password'],
    [{ op: 'register', ...ada, full_name: `${secret}\0` }, 'full_name'],
    [{ op: 'login', email: `${secret}\0`, password: { secret } }, 'email', 'password'],
    [{ op: 'me', access_token: null }, 'access_token'],
  ] as const)
    it(`names what is wrong with ${JSON.stringify(request)}, and repeats nothing of it`, async () => {
      const answered = await (await anAdapter())(request)

      expect(answered).to.deep.equal({ failure: { _tag: 'InvalidRequest', fields } })
    })

  it('says that a technology is away, and not why', async () => {
    const away = usersAway(new Error(secret))
    const ask = await anAdapter({
      change: (application) => application.rebind(Tokens.users).toConstantValue(away),
    })

    expect(await ask({ op: 'login', ...ada })).to.deep.equal({ failure: { _tag: 'Unavailable' } })
  })
})
