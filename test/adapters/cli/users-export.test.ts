import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { added } from '../../contracts/outcomes.ts'
import { anApplication } from '../../support/applications.ts'
import { aDirectory, removeDirectories } from '../../support/directories.ts'
import { aFullName, aRegistration } from '../../support/users.ts'
import { usersAway } from '../../support/users-away.ts'
import { aCommandLine } from './terminals.ts'

const hash = `in-memory$salt$${'0'.repeat(64)}` as PasswordHash

/** Three of them, one of whom has a name that wants to be a formula. */
const populated = async () => {
  const application = anApplication()
  for (const fullName of [O.some(aFullName('=1+1,"x"')), O.none, O.some(aFullName())])
    await added(application.get(Tokens.users), aRegistration({ fullName, passwordHash: hash, roles: [] }))
  return application
}

const withoutIds = (application: ReturnType<typeof anApplication>) =>
  [...application.get(Tokens.memory).users.values()].map(({ id, ...user }) => user)

describe('users export', () => {
  afterEach(removeDirectories)

  it('writes everybody to standard output, a line each, without hashes', async () => {
    const { run, said } = aCommandLine({ application: await populated() })

    expect(await run('users', 'export')).to.equal(0)
    const lines = said.written.join('').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).id)).to.deep.equal([1, 2, 3])
    expect(said.written.join('')).not.to.include('in-memory$')
    expect([said.out, said.err]).to.deep.equal([[], []])
    expect(said.status).to.deep.equal(['3 exported', ''])
  })

  for (const format of ['jsonl', 'csv'])
    it(`writes ${format} that is imported elsewhere to the same users, hashes included`, async () => {
      const [application, file] = [await populated(), join(aDirectory(), `users.${format}`)]
      const [here, elsewhere] = [aCommandLine({ application }), aCommandLine()]

      expect(
        await here.run('users', 'export', '--with-hashes', '--format', format, '--output', file),
      ).to.equal(0)
      expect(await elsewhere.run('users', 'import', file)).to.equal(0)
      expect(withoutIds(elsewhere.application)).to.deep.equal(withoutIds(application))
    })

  it('writes to a file that nobody else can read, and says how many', async () => {
    const file = join(aDirectory(), 'users.jsonl')
    const { run, said } = aCommandLine({ application: await populated() })

    expect(await run('users', 'export', '--output', file)).to.equal(0)
    expect(statSync(file).mode & 0o777).to.equal(0o600)
    expect([said.out, said.written]).to.deep.equal([['3 exported.'], []])
  })

  it('replaces no file with 73, but where it is told to, and then by one that nobody else can read', async () => {
    const file = join(aDirectory(), 'users.jsonl')
    writeFileSync(file, 'kept')
    chmodSync(file, 0o644)
    const { run, said, done } = aCommandLine({ application: await populated() })

    expect(await run('users', 'export', '--output', file)).to.equal(73)
    expect([readFileSync(file, 'utf8'), done]).to.deep.equal(['kept', []])
    expect(said.err.join()).to.include('--force')
    expect(await run('users', 'export', '--output', file, '--force')).to.equal(0)
    expect(readFileSync(file, 'utf8')).not.to.include('kept')
    expect(statSync(file).mode & 0o777).to.equal(0o600)
  })

  it('ends with 73 where the file cannot be made', async () => {
    const { run, done } = aCommandLine()

    expect(await run('users', 'export', '--output', join(aDirectory(), 'nowhere', 'users.jsonl'))).to.equal(
      73,
    )
    expect(done).to.deep.equal([])
  })

  it('ends with 74 where nobody reads what it writes', async () => {
    const { run, said } = aCommandLine({
      application: await populated(),
      write: () => Promise.reject(new Error('EPIPE')),
    })

    expect(await run('users', 'export')).to.equal(74)
    expect(said.err).to.deep.equal(['prescribeme: The output cannot be written.'])
  })

  for (const [what, code, given] of [
    ['the database goes away', 69, {}],
    ['it is told to end', 75, { signal: AbortSignal.abort() }],
  ] as const)
    it(`leaves nothing behind where ${what}, and ends with ${code}`, async () => {
      const file = join(aDirectory(), 'users.jsonl')
      const application = await populated()
      if (code === 69) application.rebind(Tokens.users).toConstantValue(usersAway(new Error('canary')))
      const { run, said } = aCommandLine({ application, ...given })

      expect(await run('users', 'export', '--output', file)).to.equal(code)
      expect(existsSync(file)).to.equal(false)
      expect(said.err).to.have.length(1)
      expect(JSON.stringify(said)).not.to.include('canary')
    })

  it('leaves nothing behind where there is a defect', async () => {
    const file = join(aDirectory(), 'users.jsonl')
    const { run, application } = aCommandLine()
    application.rebind(Tokens.exportUsers).toConstantValue(() => {
      throw new Error('defect')
    })

    expect(await run('users', 'export', '--output', file).catch(String)).to.equal('Error: defect')
    expect(existsSync(file)).to.equal(false)
  })
})
