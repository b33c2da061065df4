import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { aClient, anAttempt, anEmail } from '../../support/users.ts'
import { aCommandLine } from './terminals.ts'

/** A command line, and people who are registered and can log in there. */
const aCommandLineWith = async (...addresses: ReadonlyArray<string>) => {
  const line = aCommandLine()
  const { application, run, said } = line
  await run('keys', 'rotate')
  for (const address of addresses) await run('users', 'create', '--email', address)
  said.out.length = 0

  const login = async (address: string) => {
    const tokens = await application.get(Tokens.login)({
      email: anEmail(address),
      password: anAttempt(),
      client: aClient(),
    })()
    if (E.isLeft(tokens)) throw new Error(tokens.left._tag)
    return tokens.right
  }
  const isSignedIn = async (token: string) => E.isRight(await application.get(Tokens.authenticate)(token)())

  return { ...line, login, isSignedIn }
}

describe('revoking sessions at the terminal (ASVS 7.4.5)', () => {
  for (const who of ['1', 'ada@example.com', ' ADA@example.com '])
    it(`signs "${who}" out everywhere: no token of theirs is good at the next request`, async () => {
      const { run, said, login, isSignedIn, application } = await aCommandLineWith('ada@example.com')
      const held = [await login('ada@example.com'), await login('ada@example.com')]
      for (const { accessToken } of held) expect(await isSignedIn(accessToken.token)).to.equal(true)

      expect(await run('sessions', 'revoke', who)).to.equal(0)
      expect([said.out, said.err]).to.deep.equal([['Signed out everywhere.'], []])
      for (const { accessToken, refreshToken } of held) {
        const refreshed = await application.get(Tokens.refreshSession)({ refreshToken, client: aClient() })()
        expect(await isSignedIn(accessToken.token)).to.equal(false)
        expect(E.isLeft(refreshed) && refreshed.left._tag).to.equal('InvalidRefreshToken')
      }
    })

  it('leaves everybody else signed in', async () => {
    const { run, login, isSignedIn } = await aCommandLineWith('ada@example.com', 'grace@example.com')
    const { accessToken } = await login('grace@example.com')
    await run('sessions', 'revoke', 'ada@example.com')

    expect(await isSignedIn(accessToken.token)).to.equal(true)
  })

  it('keeps nobody from logging in again', async () => {
    const { run, login, isSignedIn } = await aCommandLineWith('ada@example.com')
    await login('ada@example.com')
    await run('sessions', 'revoke', '1')

    expect(await isSignedIn((await login('ada@example.com')).accessToken.token)).to.equal(true)
  })

  it('is fine where there is no session', async () => {
    const { run } = await aCommandLineWith('ada@example.com')

    expect([await run('sessions', 'revoke', '1'), await run('sessions', 'revoke', '1')]).to.deep.equal([0, 0])
  })

  it('records each session that it ended, and that it was done at the terminal', async () => {
    const { run, login, application } = await aCommandLineWith('ada@example.com')
    await login('ada@example.com')
    await login('ada@example.com')
    await run('sessions', 'revoke', '1')
    const { recorded, sessions } = application.get(Tokens.memory)
    const [one, two] = recorded.slice(-2)

    expect([one?.event, two?.event]).to.have.deep.members(
      [...sessions.keys()].map((session) => ({ type: 'session.ended', session, reason: 'revoked' })),
    )
    expect(two?.occasion.client.userAgent).to.deep.equal(O.some('prescribeme-cli'))
  })

  for (const who of ['2', '0', 'nobody@example.com', '%', '99999999999999999999', '1e0', "' or 1=1 --"])
    it(`ends with 67 where there is no such user: ${who}`, async () => {
      const { run, said, login, isSignedIn } = await aCommandLineWith('ada@example.com')
      const { accessToken } = await login('ada@example.com')

      expect(await run('sessions', 'revoke', who)).to.equal(67)
      expect([said.out, said.err]).to.deep.equal([[], ['prescribeme: There is no such user.']])
      expect(await isSignedIn(accessToken.token)).to.equal(true)
    })
})
