import { expect } from 'chai'
import { start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

const canary = (what: string) => `canary-${what}-0123456789-0123456789-0123456789`

describe('what a process writes', function () {
  this.timeout(30_000)
  after(tidy)

  it('holds no password, no token and no key, whatever was asked for (ASVS 16.2.5)', async () => {
    const SECRET_KEY = canary('key')
    const { url, stdout, kill, exited } = await start({ SECRET_KEY, LOG_LEVEL: 'debug', DEBUG: 'true' })
    const { get, register, login, me } = api(url)
    const ada = someone({ password: canary('password'), email: 'canary@example.org' })

    await register(ada)
    const { body } = await login(ada)
    const token = String(body['access_token'])
    const answers = await Promise.all([
      register(ada),
      me(token),
      me(canary('token')),
      login({ ...ada, password: canary('wrong-password') }),
      login({ ...ada, email: canary('address') }),
      register({ ...ada, email: canary('address') }),
      fetch(`${url}/health?token=${canary('query')}`),
      get(`/${canary('path')}`),
      fetch(`${url}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': canary('agent') },
        body: canary('body'),
      }),
    ])
    kill('SIGTERM')
    const { stderr } = await exited

    expect(answers.map(({ status }) => status)).to.deep.equal([409, 200, 401, 401, 401, 400, 200, 404, 400])
    expect(stdout.filter((line) => line.includes('"msg":"request"'))).to.have.lengthOf(11)
    const written = [...stdout, stderr].join('\n')
    expect(written).not.to.include('canary')
    for (const part of token.split('.')) expect(written).not.to.include(part)
  })
})
