import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import {
  Actor,
  Client,
  everybody,
  PageSize,
  PasswordAttempt,
  Sort,
} from '../../../src/infrastructure/embedding/index.ts'
import {
  aClient,
  anEmail,
  aPassword,
  type InMemoryApplication,
  inMemoryApplication,
  movableClock,
} from '../../../src/infrastructure/embedding/testing.ts'
import { right } from '../../contracts/outcomes.ts'

const email = anEmail('ada@example.com')
const nobody = { client: Client.unknown, idempotencyKey: O.none, fullName: O.none }

const registerAda = ({ useCases }: InMemoryApplication) =>
  right(useCases.registerUser({ ...nobody, email, password: aPassword() }))

const logIn = ({ useCases }: InMemoryApplication, attempt = 'correct horse battery') =>
  useCases.login({ email, password: PasswordAttempt.of(attempt), client: aClient() })

const everyone = { filters: everybody, sort: Sort.byId, limit: PageSize.usual, cursor: O.none, count: true }

const listed = ({ useCases }: InMemoryApplication) =>
  right(useCases.listUsers({ ...everyone, actor: Actor.operator }))

describe('an application in memory', () => {
  it('has somebody registered, signed in and recognised, in one call and three', async () => {
    const application = await inMemoryApplication()
    const ada = await registerAda(application)
    const { accessToken } = await right(logIn(application))
    const caller = await right(application.useCases.authenticate(accessToken.token))

    expect(caller.user).to.deep.equal(ada)
    expect(await right(application.useCases.getMe(caller))).to.deep.equal(ada)
  })

  it('shares nothing with another', async () => {
    const [one, other] = await Promise.all([inMemoryApplication(), inMemoryApplication()])
    await registerAda(one)
    const { accessToken } = await right(logIn(one))

    expect((await listed(one)).total).to.deep.equal(O.some(1))
    expect((await listed(other)).total).to.deep.equal(O.some(0))
    expect(await other.useCases.authenticate(accessToken.token)()).to.deep.equal(
      E.left({ _tag: 'InvalidToken' }),
    )
  })

  it('goes by the clock and the identifiers that it is given, and by the rules', async () => {
    const clock = movableClock(new Date('2026-01-02T03:04:05Z'))
    const id = '11111111-2222-4333-8444-555555555555'
    const randomness = { uuid: () => id }
    const application = await inMemoryApplication({
      clock,
      randomness,
      environment: { ACCESS_TOKEN_TTL: '1m' },
    })
    const { createdAt } = await registerAda(application)
    const { accessToken } = await right(logIn(application))
    const { session } = await right(application.useCases.authenticate(accessToken.token))
    clock.move(61)

    expect([createdAt, session.id]).to.deep.equal([new Date('2026-01-02T03:04:05Z'), id])
    expect(E.isLeft(await application.useCases.authenticate(accessToken.token)())).to.equal(true)
  })

  it('holds nobody up, unless it is asked to', async () => {
    const application = await inMemoryApplication()
    const held = await inMemoryApplication({
      environment: { THROTTLES: 'on', THROTTLE_REGISTER_ADDRESS: '1/1h' },
    })
    await registerAda(application)
    const refused = await Promise.all(Array.from({ length: 200 }, () => logIn(application, 'wrong')()))
    const register = () =>
      held.useCases.registerUser({ ...nobody, client: aClient(), email: anEmail(), password: aPassword() })()

    expect(refused.every(E.isLeft)).to.equal(true)
    expect(E.isRight(await logIn(application)())).to.equal(true)
    expect([await register(), await register()].map(E.isRight)).to.deep.equal([true, false])
  })

  it('names the rule that cannot be used', async () => {
    const failure = await inMemoryApplication({ environment: { ACCESS_TOKEN_TTL: 'canary' } }).catch(
      (error) => error,
    )

    expect(failure).to.be.instanceOf(Error)
    expect(failure.message).to.include('ACCESS_TOKEN_TTL').and.not.include('canary')
  })
})
