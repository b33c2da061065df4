import { expect } from 'chai'
import { aCommandLine } from './terminals.ts'

const migrations = ['0001-users', '0002-events']

describe('migrating at the terminal', () => {
  it('applies what is pending and names it', async () => {
    const { run, said } = aCommandLine({ migrations })

    expect(await run('migrate')).to.equal(0)
    expect(said.out.join('\n')).to.match(/^Applied:\n {2}0001-users\n {2}0002-events$/)
  })

  it('names what it would apply, and applies nothing', async () => {
    const { run, said, done } = aCommandLine({ migrations })

    expect(await run('migrate', '--dry-run')).to.equal(0)
    expect(said.out.join('\n')).to.match(/^Would be applied:\n {2}0001-users\n {2}0002-events$/)
    expect(done).to.deep.equal(['pending'])
  })

  for (const flags of [[], ['--dry-run']])
    it(`says so where there is nothing to do: ${flags.join('') || 'without flags'}`, async () => {
      const { run, said } = aCommandLine()

      expect(await run('migrate', ...flags)).to.equal(0)
      expect(said.out).to.deep.equal(['The database is up to date.'])
    })

  for (const [flags, expected] of [
    [['--json'], { applied: migrations }],
    [['--json', '--dry-run'], { pending: migrations }],
  ] as const)
    it(`prints JSON for machines: ${flags.join(' ')}`, async () => {
      const { run, said } = aCommandLine({ migrations })

      expect(await run('migrate', ...flags)).to.equal(0)
      expect(said.out.map((line) => JSON.parse(line))).to.deep.equal([expected])
    })
})
