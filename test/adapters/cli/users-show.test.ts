import { expect } from 'chai'
import { aCommandLine } from './terminals.ts'

describe('showing a user at the terminal', () => {
  const { run, said } = aCommandLine()
  before(() => run('users', 'create', '--email', 'ada@example.com', '--full-name', 'Ada Lovelace'))
  beforeEach(() => {
    said.out.length = 0
    said.err.length = 0
  })

  for (const who of ['1', 'ada@example.com', ' ADA@example.com '])
    it(`finds one by "${who}"`, async () => {
      expect(await run('users', 'show', who, '--json')).to.equal(0)
      expect(JSON.parse(said.out.join())).to.include({ id: 1, email: 'ada@example.com' })
    })

  it('has a line for each member, for people', async () => {
    await run('users', 'show', '1')

    expect(said.out.join('\n').split('\n')).to.have.length(8)
    expect(said.out.join('\n')).to.match(/^roles +user$/m)
  })

  for (const who of [
    '2',
    '0',
    '-',
    'nobody@example.com',
    '9999999999',
    '99999999999999999999',
    '1e3',
    '%',
    "' or 1=1 --",
  ])
    it(`ends with 67 where there is none: ${who}`, async () => {
      expect(await run('users', 'show', who)).to.equal(67)
      expect([said.out, said.err]).to.deep.equal([[], ['prescribeme: There is no such user.']])
    })
})
