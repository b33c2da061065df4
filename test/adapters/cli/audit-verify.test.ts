import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { aCommandLine } from './terminals.ts'

/** A command line, and a log of three events that are sealed. */
const aCommandLineWithALog = async () => {
  const line = aCommandLine()
  const { application, run } = line
  for (const name of ['ada', 'grace', 'joan']) await run('users', 'create', '--email', `${name}@example.com`)
  await application.get(Tokens.sealEvents)()
  line.said.out.length = 0
  const json = () => JSON.parse(line.said.out.at(-1) ?? '')
  return { ...line, json, memory: application.get(Tokens.memory) }
}

describe('verifying the log at the terminal', () => {
  it('says that it is whole, up to when, and what to keep of it', async () => {
    const { run, said, json, memory } = await aCommandLineWithALog()
    const last = memory.recorded.at(-1)

    expect(await run('audit', 'verify', '--json')).to.equal(0)
    expect(json()).to.deep.equal({
      whole: 3,
      until: last?.occasion.at.toISOString(),
      head: `3.${memory.seals.at(-1)?.mac}`,
      unsealed: 0,
      broken: null,
    })
    expect(await run('audit', 'verify')).to.equal(0)
    expect(said.out.at(-1)).to.match(/^whole +3\nuntil +20\S+Z\nhead +3\.[\w-]{43}\nunsealed +0$/)
    expect(said.err).to.deep.equal([])
  })

  it('says how many are too new to be sealed', async () => {
    const { run, json } = await aCommandLineWithALog()
    await run('users', 'create', '--email', 'mary@example.com')

    expect(await run('audit', 'verify', '--json')).to.equal(0)
    expect(json()).to.include({ whole: 3, unsealed: 1, broken: null })
  })

  it('has nothing to say of an empty one', async () => {
    const { run, said } = aCommandLine()

    expect(await run('audit', 'verify')).to.equal(0)
    expect(
      said.out
        .at(-1)
        ?.split('\n')
        .map((line) => line.trim()),
    ).to.deep.equal(['whole           0', 'until', 'head', 'unsealed        0'])
  })

  it('ends with 65 and names the first broken link', async () => {
    const { run, said, json, memory } = await aCommandLineWithALog()
    memory.recorded.splice(1, 1)

    expect(await run('audit', 'verify', '--json')).to.equal(65)
    expect(json()).to.deep.include({
      whole: 1,
      unsealed: null,
      broken: { fault: 'missing', sequence: 2, position: 2 },
    })
    expect(await run('audit', 'verify')).to.equal(65)
    expect(said.err.at(-1)).to.equal(
      'prescribeme: The log is broken at seal 2, event 2: the event is missing.',
    )
  })

  it('ends with 78 where it is the key that is missing', async () => {
    const { run, said, memory } = await aCommandLineWithALog()
    const [seal] = memory.seals
    if (seal) memory.seals[0] = { ...seal, kid: 'another' }

    expect(await run('audit', 'verify')).to.equal(78)
    expect(said.err.join()).to.include('SECRET_KEY_PREVIOUS')
  })

  it('compares with a head of an earlier time', async () => {
    const { run, said, json, memory } = await aCommandLineWithALog()
    await run('audit', 'verify', '--json')
    const { head } = json()

    expect(await run('audit', 'verify', '--head', head)).to.equal(0)
    memory.recorded.pop()
    memory.seals.pop()
    expect(await run('audit', 'verify')).to.equal(0)
    expect(await run('audit', 'verify', '--head', head)).to.equal(65)
    expect(said.err.at(-1)).to.include('broken at seal 3').and.to.include('the head was printed of')
  })

  it('ends with 65 where the head is none', async () => {
    const { run, said } = await aCommandLineWithALog()

    expect(await run('audit', 'verify', '--head', 'x')).to.equal(65)
    expect(said.err).to.deep.equal(['prescribeme: This is no head that "audit verify" has printed.'])
  })

  it('ends with 69 where the database does not answer', async () => {
    const { run, said, application } = await aCommandLineWithALog()
    const away = TE.left(unavailable('database')(new Error('canary')))
    application.rebind(Tokens.verifyLog).toConstantValue(() => away)

    expect(await run('audit', 'verify')).to.equal(69)
    expect(said.err.join()).not.to.include('canary')
  })
})
