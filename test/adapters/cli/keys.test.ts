import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { anApplication } from '../../support/applications.ts'
import { movableClock } from '../../support/sessions.ts'
import { aCommandLine } from './terminals.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A command line with a clock to move, where what is said last is read as JSON. */
const aKeyCommandLine = () => {
  const clock = movableClock(new Date('2026-01-15T10:00:00Z'))
  const application = anApplication({
    change: (container) => container.rebind(Tokens.clock).toConstantValue(clock),
  })
  const line = aCommandLine({ application })
  const json = (): ReadonlyArray<Record<string, string>> => JSON.parse(line.said.out.at(-1) ?? '')
  return { ...line, clock, json }
}

describe('listing keys at the terminal', () => {
  it('shows none where there are none', async () => {
    const { run, said, json } = aKeyCommandLine()

    expect([await run('keys', 'list', '--json'), json()]).to.deep.equal([0, []])
    expect(await run('keys', 'list')).to.equal(0)
    expect(said.out.at(-1)).to.match(/^signs from +key$/)
  })

  it('shows the published ones, the newest first, and from when on each signs', async () => {
    const { run, clock, json } = aKeyCommandLine()
    await run('keys', 'rotate')
    clock.move(3_600)
    await run('keys', 'rotate')

    expect(await run('keys', 'list', '--json')).to.equal(0)
    expect(json().map(({ signs_from }) => signs_from)).to.deep.equal([
      '2026-01-15T11:10:00.000Z',
      '2026-01-15T10:00:00.000Z',
    ])
    for (const key of json()) {
      expect(key).to.have.all.keys('kid', 'signs_from')
      expect(key['kid']).to.match(uuid)
    }
  })

  it('shows people a table: a line for each, under its heading', async () => {
    const { run, said } = aKeyCommandLine()
    await run('keys', 'rotate')
    await run('keys', 'list')
    const [heading = '', line = '', ...more] = said.out.at(-1)?.split('\n') ?? []

    expect(more).to.deep.equal([])
    expect(line).to.match(/^2026-01-15T10:00:00\.000Z {2}[0-9a-f-]{36}$/)
    expect(heading.indexOf('key')).to.equal(line.length - 36)
  })

  it('shows nothing of the private halves (ASVS 13.3.1)', async () => {
    const { run, said, application } = aKeyCommandLine()
    for (const flags of [[], ['--json']]) {
      await run('keys', 'rotate', ...flags)
      await run('keys', 'list', ...flags)
    }

    for (const { sealedPrivateKey } of application.get(Tokens.memory).signingKeys)
      expect(said.out.join()).not.to.include(sealedPrivateKey.slice(0, 20))
    expect(said.out.join()).not.to.match(/private|sealed|"d"/i)
  })
})

describe('rotating keys at the terminal', () => {
  it('publishes another one, due or not, and shows what is published then', async () => {
    const { run, json, application } = aKeyCommandLine()

    expect(await run('keys', 'rotate', '--json')).to.equal(0)
    const [first] = json()
    expect(await run('keys', 'rotate', '--json')).to.equal(0)
    expect(json()).to.have.length(2)
    expect(json().at(-1)).to.deep.equal(first)
    expect(application.get(Tokens.memory).recorded.map(({ event }) => event)).to.deep.equal(
      json()
        .toReversed()
        .map(({ kid }) => ({ type: 'signing-key.published', kid })),
    )
  })

  it('is recorded as the operator’s doing', async () => {
    const { run, application } = aKeyCommandLine()
    await run('keys', 'rotate')
    const [published] = application.get(Tokens.memory).recorded

    expect(published?.occasion.actor).to.deep.equal(O.some('operator'))
  })

  it('ends with 69 where the database does not answer, as listing does', async () => {
    const away = TE.left(unavailable('signing-keys')(new Error('canary')))
    const application = anApplication({
      change: (container) =>
        container
          .rebind(Tokens.signingKeys)
          .toConstantValue({ all: away, add: () => away, reseal: () => away }),
    })
    const { run, said } = aCommandLine({ application })

    expect([await run('keys', 'rotate'), await run('keys', 'list')]).to.deep.equal([69, 69])
    expect(said.out).to.deep.equal([])
    expect(said.err.join()).not.to.include('canary')
  })
})
