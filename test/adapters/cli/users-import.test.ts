import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { anApplication, stored } from '../../support/applications.ts'
import { aDirectory, removeDirectories } from '../../support/directories.ts'
import { usersAway } from '../../support/users-away.ts'
import { aCommandLine } from './terminals.ts'

const hash = `in-memory$salt$${'0'.repeat(64)}`
const line = (email: string, more: object = {}) =>
  `${JSON.stringify({ email, password_hash: hash, ...more })}\n`
const two = line('ada@example.org', { full_name: 'Ada' }) + line('bob@example.org', { roles: ['support'] })
const mixed =
  two + line('ada@example.org') + line('eve') + line('mallory@example.org', { password_hash: 'canary' })

/** A file of this name in a directory of its own. */
const aFile = (text: string, name = 'users.jsonl') => {
  const file = join(aDirectory(), name)
  writeFileSync(file, text)
  return file
}

const nothing = { users: 0, sessions: 0, events: 0 }

describe('users import', () => {
  afterEach(removeDirectories)

  it('takes over the users of a file, and says how many', async () => {
    const { run, said, application } = aCommandLine()

    expect(await run('users', 'import', aFile(two))).to.equal(0)
    expect(said.out).to.deep.equal(['2 added, 0 there already, 0 refused.'])
    expect(said.err).to.deep.equal([])
    expect(
      [...application.get(Tokens.memory).users.values()].map(({ email, roles }) => [email, roles]),
    ).to.deep.equal([
      ['ada@example.org', ['user']],
      ['bob@example.org', ['support']],
    ])
  })

  it('takes them from standard input', async () => {
    const { run, application } = aCommandLine({ input: two })

    expect(await run('users', 'import', '-')).to.equal(0)
    expect(stored(application)).to.deep.include({ users: 2, events: 2 })
  })

  it('records that it was done at the terminal', async () => {
    const { run, application } = aCommandLine({ input: two })
    await run('users', 'import', '-')

    const [recorded] = application.get(Tokens.memory).recorded
    expect([
      recorded?.event.type,
      recorded?.occasion.actor,
      recorded?.occasion.client.userAgent,
    ]).to.deep.equal(['user.imported', O.some('operator'), O.some('prescribeme-cli')])
  })

  const csv = `email,password_hash\r\nada@example.org,${hash}\r\n`

  it('knows CSV by the name of the file, whatever its case, or by what it is told', async () => {
    for (const [file, ...options] of [
      [aFile(csv, 'users.csv')],
      [aFile(csv, 'USERS.CSV')],
      [aFile(csv, 'users'), '--format', 'csv'],
      [aFile(two, 'users.csv'), '--format', 'jsonl'],
    ] as const) {
      const { run, application } = aCommandLine()

      expect(await run('users', 'import', file, ...options), file).to.equal(0)
      expect(stored(application).users).to.be.above(0)
    }
  })

  it('names the lines that it refuses with 65, and takes the others; no address and no secret in it', async () => {
    const { run, said, application } = aCommandLine()

    expect(await run('users', 'import', aFile(mixed))).to.equal(65)
    expect(said.out).to.deep.equal([
      'line 3: email: A line before this one has the same address.',
      'line 4: email: This is not an e-mail address of at most 254 characters.',
      'line 5: password_hash: This hash is of no scheme that is compared here, or damaged, or asks for more work than is done for anybody.',
      '2 added, 0 there already, 3 refused.',
    ])
    expect(JSON.stringify(said)).not.to.match(/canary|mallory|ada@/)
    expect(stored(application).users).to.equal(2)
  })

  it('tells machines the same', async () => {
    const { run, said } = aCommandLine()

    expect(await run('users', 'import', aFile(mixed), '--json')).to.equal(65)
    const [report = '', ...more] = said.out
    const { refusals, ...rest } = JSON.parse(report)
    expect(more).to.deep.equal([])
    expect(rest).to.deep.equal({
      added: 2,
      hashed: 0,
      already_there: 0,
      refused: 3,
      last_line: 5,
      complete: true,
      dry_run: false,
    })
    expect(refusals).to.have.length(3)
    expect(refusals[1]).to.deep.equal({
      line: 4,
      field: 'email',
      code: 'invalid-email',
      message: 'This is not an e-mail address of at most 254 characters.',
    })
  })

  it('names a hundred refusals at the most, and keeps them all where it is told to', async () => {
    const [file, report] = [aFile(line('x').repeat(250)), join(aDirectory(), 'refused.jsonl')]
    const { run, said } = aCommandLine()

    expect(await run('users', 'import', file, '--report', report)).to.equal(65)
    expect(said.out).to.have.length(102)
    expect(said.out.slice(-2)).to.deep.equal([
      '… and 150 more: --report <file> keeps them all',
      '0 added, 0 there already, 250 refused.',
    ])
    const kept = readFileSync(report, 'utf8')
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each))
    expect(kept.map((each) => each.line)).to.deep.equal(Array.from({ length: 250 }, (_, n) => n + 1))
    expect(kept[0]).to.have.keys('line', 'field', 'code', 'message')
    expect(statSync(report).mode & 0o777).to.equal(0o600)

    expect(await run('users', 'import', aFile(two), '--report', report)).to.equal(0)
    expect(readFileSync(report, 'utf8')).to.equal('')
  })

  it('does nothing in a dry run but say what it would do', async () => {
    const { run, said, application } = aCommandLine()
    const plain = `${JSON.stringify({ email: 'zoe@example.org', password: 'correct horse battery' })}\n`

    expect(await run('users', 'import', aFile(mixed + plain), '--dry-run')).to.equal(65)
    expect(said.out.at(-1)).to.equal(
      '3 would be added (1 with a password to be hashed, which takes long), 0 there already, 3 refused.',
    )
    expect(stored(application)).to.deep.equal(nothing)
    await run('users', 'import', aFile(two), '--dry-run', '--json')
    expect(JSON.parse(said.out.at(-1) ?? '')).to.include({ added: 2, dry_run: true })
  })

  it('says that it is done when it is run again', async () => {
    const { run, said, application } = aCommandLine()
    const file = aFile(two)
    await run('users', 'import', file)

    expect(await run('users', 'import', file)).to.equal(0)
    expect(said.out.at(-1)).to.equal('0 added, 2 there already, 0 refused.')
    expect(stored(application)).to.deep.include({ users: 2, events: 2 })
  })

  it('hashes plain passwords, says so, and never what they are', async () => {
    const users = ['ada', 'bob'].map((name) => ({
      email: `${name}@example.org`,
      password: `canary horse ${name}`,
    }))
    const { run, said, application } = aCommandLine()
    const file = aFile(users.map((user) => `${JSON.stringify(user)}\n`).join('') + line('eve@example.org'))

    expect(await run('users', 'import', file)).to.equal(0)
    expect(said.out).to.deep.equal(['3 added (2 after hashing a password), 0 there already, 0 refused.'])
    expect(JSON.stringify(said)).not.to.include('canary')
    expect(
      [...application.get(Tokens.memory).users.values()].map(({ passwordHash }) => passwordHash).join(),
    ).not.to.include('canary')
  })

  it('shows how far it is, and then takes that away', async () => {
    const { run, said } = aCommandLine()
    await run('users', 'import', aFile(two))

    expect(said.status).to.deep.equal([
      '[####################] 100 %  2 added, 0 there already, 0 refused',
      '',
    ])
  })

  it('shows no share of what it does not know the size of', async () => {
    const { run, said } = aCommandLine({ input: two })
    await run('users', 'import', '-')

    expect(said.status).to.deep.equal(['2 added, 0 there already, 0 refused', ''])
  })

  for (const [what, file] of [
    ['there is none', () => join(aDirectory(), 'users.jsonl')],
    ['it is a directory', aDirectory],
  ] as const)
    it(`ends with 66 where the file cannot be read, because ${what}, and opens nothing`, async () => {
      const { run, said, done } = aCommandLine()

      expect(await run('users', 'import', file())).to.equal(66)
      expect(said.err).to.deep.equal(['prescribeme: The file cannot be read.'])
      expect(done).to.deep.equal([])
    })

  it('ends with 73 where the report cannot be written, and never writes over the file itself', async () => {
    const { run, done } = aCommandLine()
    const file = aFile(two)
    const directory = join(aDirectory(), 'x')
    mkdirSync(directory)

    for (const report of [file, join(file, 'x'), directory])
      expect(await run('users', 'import', file, '--report', report)).to.equal(73)
    expect(readFileSync(file, 'utf8')).to.equal(two)
    expect(done).to.deep.equal([])
  })

  it('ends with 66 where it can read no further, and says how to go on', async () => {
    async function* broken() {
      yield Buffer.from(two)
      throw new Error('input/output error')
    }
    const { run, said, application } = aCommandLine({ input: broken() })

    expect(await run('users', 'import', '-', '--json')).to.equal(66)
    expect(said.err.join()).to.match(/^prescribeme: The file cannot be read any further.*goes on from there/)
    expect(JSON.parse(said.out.join())).to.include({ complete: false, added: 0 })
    expect(stored(application)).to.deep.equal(nothing)
  })

  it('says how to go on where it is told to end, with 75', async () => {
    const { run, said, application } = aCommandLine({ signal: AbortSignal.abort() })

    expect(await run('users', 'import', aFile(two))).to.equal(75)
    expect(said.err).to.deep.equal([
      'prescribeme: Ended before the file did. Run this again: it goes on from there.',
    ])
    expect(stored(application)).to.deep.equal(nothing)
  })

  it('ends with 69 where the database goes away', async () => {
    const application = anApplication({
      change: (container) => container.rebind(Tokens.users).toConstantValue(usersAway(new Error('canary'))),
    })
    const { run, said } = aCommandLine({ application })

    expect(await run('users', 'import', aFile(two))).to.equal(69)
    expect(JSON.stringify(said)).not.to.include('canary')
    expect(existsSync('users.jsonl')).to.equal(false)
  })
})
