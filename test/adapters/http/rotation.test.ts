import { expect } from 'chai'
import type { Container } from 'inversify'
import { memory } from '../../../src/adapters/in-memory/memory.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { movableClock } from '../../support/sessions.ts'
import { clientsOf, type Held, held, invalidToken, refusalOf } from './clients.ts'
import { partsOf } from './token-parts.ts'

const kidOf = ({ access }: Held): string => partsOf(access).header.kid

describe('a key that is rotated (ASVS 11.2.2, 13.3.4)', () => {
  const clock = movableClock(new Date('2026-01-15T10:00:00Z'))
  const shared = memory()
  const change = (application: Container) => {
    application.rebind(Tokens.clock).toConstantValue(clock)
    application.rebind(Tokens.memory).toConstantValue(shared)
  }
  const [one, two] = [serving({ change }), serving({ change })]
  const { signUp, refresh, me } = clientsOf(one)
  const other = clientsOf(two)

  const rotate = () => one.at().application.get(Tokens.rotateKeys)({ evenIfNotDue: true })()
  const policy = () => one.at().application.get(Tokens.keyPolicy)
  const published = async ({ ask }: typeof one) =>
    ((await ask('/.well-known/jwks.json')).json['keys'] as ReadonlyArray<{ kid: string }>).map(
      ({ kid }) => kid,
    )

  it('is published at once, and signs only when everybody has it', async () => {
    const before = await signUp('ada@example.com')
    await rotate()
    const [next, ...older] = await published(two)

    expect(older).to.deep.equal([kidOf(before)])
    expect(await published(one)).to.deep.equal([next, ...older])
    clock.move(policy().notice - 1)
    expect(kidOf(held(await refresh(before.refresh)))).to.equal(kidOf(before))
  })

  it('then signs, at every replica, without a restart', async () => {
    const tokens = await signUp('grace@example.com')
    await rotate()
    const [next] = await published(one)
    clock.move(policy().notice)

    expect(kidOf(held(await refresh(tokens.refresh)))).to.equal(next)
    expect(kidOf(await other.login('grace@example.com'))).to.equal(next)
  })

  it('costs nobody a token: each is taken everywhere up to its last second', async () => {
    const last = await signUp('last@example.com')
    await rotate()
    clock.move(policy().notice)
    const first = held(await refresh(last.refresh))

    expect(kidOf(first)).not.to.equal(kidOf(last))
    for (const client of [clientsOf(one), other])
      for (const tokens of [last, first]) expect((await client.me(tokens)).status).to.equal(200)
    clock.move(last.expiresIn - policy().notice - 1)
    expect((await me(last)).status).to.equal(200)
    expect((await other.me(last)).status).to.equal(200)
    clock.move(1)
    expect(refusalOf(await me(last))).to.deep.equal(invalidToken)
    expect((await me(first)).status).to.equal(200)
  })

  it('is published for as long as a token of it may live, and not for ever', async () => {
    const tokens = await signUp('long@example.com')
    await rotate()
    clock.move(policy().notice + tokens.expiresIn)
    expect(await published(one)).to.include(kidOf(tokens))
    clock.move(policy().notice)

    expect(await published(one)).not.to.include(kidOf(tokens))
    expect(await published(one)).to.have.length(1)
  })
})

describe('a key that nobody rotates', () => {
  const clock = movableClock(new Date('2026-01-15T10:00:00Z'))
  const server = serving({
    change: (application) => application.rebind(Tokens.clock).toConstantValue(clock),
  })
  const keysWhenDue = async () => {
    await server.at().application.get(Tokens.rotateKeys)({ evenIfNotDue: false })()
    return server.at().application.get(Tokens.memory).signingKeys.length
  }

  it('gets a successor when it is 90 days old, one and not before', async () => {
    clock.move(90 * 86_400 - 1)
    expect(await keysWhenDue()).to.equal(1)
    clock.move(1)
    expect(await keysWhenDue()).to.equal(2)
    expect(await keysWhenDue()).to.equal(2)
  })
})
