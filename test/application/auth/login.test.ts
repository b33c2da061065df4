import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { login } from '../../../src/application/auth/login.ts'
import { aClient, anAttempt, anEmail } from '../../support/users.ts'
import { lifetime, now, rightOf, worldWithAda } from '../world.ts'

const client = aClient({ requestId: O.some('the login') })
const command = { email: anEmail('ada@example.org'), password: anAttempt(), client }

describe('logging in', () => {
  it('answers a token that is issued to the user, and for how long it is good', async () => {
    const ports = await worldWithAda()
    const { token, expiresIn } = await rightOf(login(ports)(command))

    expect(await ports.accessTokens.verify(token)()).to.deep.equal(E.right(ports.ada.id))
    expect(expiresIn).to.equal(lifetime)
  })

  it('records that it happened, to whom, when and from where (ASVS 16.2.1, 16.3.1)', async () => {
    const ports = await worldWithAda()
    await rightOf(login(ports)(command))

    expect(ports.happened()).to.deep.equal([
      {
        event: { type: 'login.succeeded' },
        subject: O.some(ports.ada.id),
        occasion: { at: now, actor: O.none, client },
      },
    ])
  })

  it('leaves the user as they are', async () => {
    const ports = await worldWithAda()
    await rightOf(login(ports)(command))

    expect(await ports.users.withId(ports.ada.id)()).to.deep.equal(E.right(O.some(ports.ada)))
  })

  it('takes a password that is older than the policy', async () => {
    const ports = await worldWithAda()
    const passwords = {
      ...ports.passwords,
      verify: () => TE.right({ matches: true, renewed: O.none } as const),
    }

    expect(
      (await login({ ...ports, passwords })({ ...command, password: anAttempt('123') })())._tag,
    ).to.equal('Right')
  })
})
