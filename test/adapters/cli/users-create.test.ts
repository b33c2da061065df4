import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { anApplication, stored } from '../../support/applications.ts'
import { usersAway } from '../../support/users-away.ts'
import { aCommandLine } from './terminals.ts'

const create = ['users', 'create', '--email', 'Ada@Example.com'] as const
const nothing = { users: 0, sessions: 0, events: 0 }

describe('creating a user at the terminal', () => {
  it('reads the password where nobody else sees it, and shows the user (ASVS 14.2.1)', async () => {
    const { run, said, asked, application } = aCommandLine()

    expect(await run(...create, '--full-name', 'Ada Lovelace')).to.equal(0)
    expect(asked).to.deep.equal(['Password: '])
    expect(said.out.join('\n')).to.match(/^email +ada@example\.com$/m)
    expect(said.out.join('\n')).to.match(/^full_name +Ada Lovelace$/m)
    expect(said.err).to.deep.equal([])
    expect(stored(application)).to.deep.equal({ users: 1, sessions: 0, events: 1 })
  })

  it('makes a user who can log in with that password', async () => {
    const { run, application } = aCommandLine({ secret: ' with spaces ' })
    await run(...create)
    const [user] = application.get(Tokens.memory).users.values()
    const hash = O.fromNullable(user?.passwordHash)
    const verdict = (attempt: string) => application.get(Tokens.passwords).verify(attempt as never, hash)()

    expect(await verdict(' with spaces ')).to.have.nested.include({ 'right.matches': true })
    expect(await verdict('with spaces')).to.have.nested.include({ 'right.matches': false })
  })

  it('prints the eight members for machines, and nothing secret', async () => {
    const { run, said } = aCommandLine()

    expect(await run(...create, '--json')).to.equal(0)
    const [line = '', ...more] = said.out
    const { created_at, updated_at, ...rest } = JSON.parse(line)
    expect(more).to.deep.equal([])
    expect([created_at, updated_at].every((at) => /^\d{4}-.+Z$/.test(at))).to.equal(true)
    expect(rest).to.deep.equal({
      id: 1,
      email: 'ada@example.com',
      full_name: null,
      is_active: true,
      email_verified: false,
      roles: ['user'],
    })
  })

  it('records that it was done at the terminal', async () => {
    const { run, application } = aCommandLine()
    await run(...create)

    expect(application.get(Tokens.memory).recorded.at(0)?.occasion.client).to.deep.equal({
      address: O.none,
      userAgent: O.some('prescribeme-cli'),
      requestId: O.none,
    })
  })

  it('refuses an address that is none with 65, before it asks for the password', async () => {
    const { run, said, asked, application } = aCommandLine()

    expect(await run('users', 'create', '--email', 'nobody')).to.equal(65)
    expect(said.err.join()).to.match(/^prescribeme: .*e-mail address/)
    expect(said.out).to.deep.equal([])
    expect(stored(application)).to.deep.equal(nothing)
    expect(asked).to.deep.equal([])
  })

  it('refuses a name with control characters with 65', async () => {
    const { run, application } = aCommandLine()

    expect(await run(...create, '--full-name', 'Ada\u001b[31m')).to.equal(65)
    expect(stored(application)).to.deep.equal(nothing)
  })

  for (const [name, secret] of Object.entries({
    empty: '',
    short: 'xkcd936',
    common: 'password123',
    'the address': 'ada@example.com',
  }))
    it(`refuses a password that is ${name} with 65, and never says it (ASVS 6.2.4)`, async () => {
      const { run, said, application } = aCommandLine({ secret })

      expect(await run(...create)).to.equal(65)
      expect(said.err).to.have.length(1)
      if (secret) expect([...said.out, ...said.err].join()).not.to.include(secret)
      expect(stored(application)).to.deep.equal(nothing)
    })

  it('refuses an address that is taken with 65', async () => {
    const { run, said, application } = aCommandLine()
    await run(...create)

    expect(await run(...create)).to.equal(65)
    expect(said.err).to.deep.equal(['prescribeme: This e-mail address is registered already.'])
    expect(stored(application).users).to.equal(1)
  })

  it('ends with 69 where the database does not answer', async () => {
    const users = usersAway(new Error('canary'))
    const application = anApplication({
      change: (container) => container.rebind(Tokens.users).toConstantValue(users),
    })
    const { run, said } = aCommandLine({ application })

    expect([await run(...create), await run('users', 'show', '1')]).to.deep.equal([69, 69])
    expect(said.err.join()).not.to.include('canary')
  })
})
