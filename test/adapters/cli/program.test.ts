import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { aCommandLine } from './terminals.ts'

describe('the command line', () => {
  for (const flag of ['--help', '-h', 'help'])
    it(`explains itself: ${flag}`, async () => {
      const { run, said } = aCommandLine()

      expect(await run(flag)).to.equal(0)
      for (const command of ['serve', 'migrate', 'users', 'sessions', 'keys', 'audit'])
        expect(said.out.join('\n')).to.include(command)
    })

  it('explains a command', async () => {
    const { run, said } = aCommandLine()

    expect(await run('users', 'create', '--help')).to.equal(0)
    expect(said.out.join('\n')).to.include('--email').and.to.include('standard input')
    expect(said.out.join('\n')).not.to.include('--password')
  })

  for (const [command, ...words] of [
    ['users import', '<file>', 'standard input (-)', '--dry-run', '--report', '--format', '--json'],
    ['users export', 'standard output', '--output', '--force', '--with-hashes', '--format'],
    ['sessions revoke', 'sign a user out everywhere', '<id-or-email>'],
    ['keys list', 'list the published keys', '--json'],
    ['keys rotate', 'publish a new key', 'as soon as everybody has it', '--json'],
  ] as const)
    it(`explains ${command}, and opens nothing for it`, async () => {
      const { run, said, done } = aCommandLine()

      expect(await run(...command.split(' '), '--help')).to.equal(0)
      for (const word of words) expect(said.out.join('\n')).to.include(word)
      expect(done).to.deep.equal([])
    })

  for (const flag of ['--version', '-V'])
    it(`tells its version: ${flag}`, async () => {
      const { run, said } = aCommandLine()

      expect([await run(flag), said.out]).to.deep.equal([0, ['1.2.3']])
    })

  for (const args of [
    [],
    ['nothing'],
    ['users'],
    ['users', 'nothing'],
    ['users', 'create'],
    ['users', 'create', '--email'],
    ['users', 'create', '--email', 'ada@example.com', '--password', 'correct horse battery'],
    ['users', 'create', '--email', 'ada@example.com', '--password=correct horse battery'],
    ['users', 'create', '--email', 'ada@example.com', '-p', 'correct horse battery'],
    ['users', 'create', '--email', 'ada@example.com', 'correct horse battery'],
    ['users', 'show'],
    ['users', 'show', '1', '2'],
    ['users', 'import'],
    ['users', 'import', 'a', 'b'],
    ['users', 'import', 'a', '--format', 'xml'],
    ['users', 'export', 'a'],
    ['users', 'export', '--format', 'xml'],
    ['sessions'],
    ['sessions', 'nothing'],
    ['sessions', 'revoke'],
    ['sessions', 'revoke', '1', '2'],
    ['sessions', 'revoke', '--all'],
    ['keys'],
    ['keys', 'nothing'],
    ['keys', 'list', '1'],
    ['keys', 'rotate', '1'],
    ['keys', 'rotate', '--now'],
    ['audit'],
    ['audit', 'nothing'],
    ['audit', 'verify', '1'],
    ['audit', 'verify', '--head'],
    ['migrate', '--nothing'],
    ['serve', '--port', '1'],
  ])
    it(`refuses "${args.join(' ')}" as a usage error, and opens nothing (ASVS 14.2.1)`, async () => {
      const { run, said, done } = aCommandLine()

      expect(await run(...args)).to.equal(64)
      expect(said.out).to.deep.equal([])
      expect(said.err).not.to.deep.equal([])
      expect(done).to.deep.equal([])
    })

  it('serves, and ends with the code that serving ends with', async () => {
    const { run, done } = aCommandLine()

    expect(await run('serve')).to.equal(0)
    expect(done).to.deep.equal(['serve'])
  })

  it('leaves a defect to the process', async () => {
    const { run, application } = aCommandLine()
    application.rebind(Tokens.getUser).toConstantValue(() => {
      throw new Error('defect')
    })

    expect(await run('users', 'show', '1').catch(String)).to.equal('Error: defect')
  })
})
