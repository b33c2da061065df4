import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { aCommandLine } from './terminals.ts'

/** A command line with Ada (1), who is an admin, and Bob (2), who is not. */
const withTwo = async () => {
  const line = aCommandLine()
  await line.run('users', 'create', '--email', 'ada@example.com', '--role', 'admin')
  await line.run('users', 'create', '--email', 'bob@example.com')
  const memory = line.application.get(Tokens.memory)
  const before = memory.recorded.length
  line.said.out.length = 0

  return {
    ...line,
    events: () => memory.recorded.slice(before).map(({ event }) => event),
    shown: () => JSON.parse(line.said.out.at(-1) ?? '{}'),
  }
}

describe('creating an admin at the terminal', () => {
  it('makes the first one, of as many roles as are said', async () => {
    const { run, said } = aCommandLine()
    const roles = ['--role', 'admin', '--role', 'support', '--role', 'admin']

    expect(await run('users', 'create', '--email', 'ada@example.com', ...roles, '--json')).to.equal(0)
    expect(JSON.parse(said.out.join()).roles).to.deep.equal(['support', 'admin'])
  })

  it('refuses a role that there is not with 65, before it asks for the password', async () => {
    const { run, said, asked } = aCommandLine()

    expect(await run('users', 'create', '--email', 'ada@example.com', '--role', 'root')).to.equal(65)
    expect(said.err).to.deep.equal(['prescribeme: The roles are user, support, auditor, admin.'])
    expect(asked).to.deep.equal([])
  })
})

describe('deactivating and activating at the terminal', () => {
  for (const who of ['2', ' BOB@example.com'])
    it(`shows what has become of ${who}, and keeps the reason`, async () => {
      const { run, shown, events } = await withTwo()

      expect(await run('users', 'deactivate', who, '--reason', 'left', '--json')).to.equal(0)
      expect(shown()).to.include({ id: 2, is_active: false })
      expect(await run('users', 'activate', who, '--json')).to.equal(0)
      expect(shown()).to.include({ id: 2, is_active: true })
      expect(events()).to.deep.equal([
        { type: 'user.deactivated', reason: 'left' },
        { type: 'user.activated' },
      ])
    })

  it('is fine where it is so already, and records nothing', async () => {
    const { run, events } = await withTwo()

    expect(await run('users', 'activate', '2')).to.equal(0)
    expect(events()).to.deep.equal([])
  })

  it('refuses a reason that is too long with 65', async () => {
    const { run, said } = await withTwo()

    expect(await run('users', 'deactivate', '2', '--reason', 'x'.repeat(501))).to.equal(65)
    expect(said.err).to.deep.equal(['prescribeme: Use at most 500 characters.'])
  })
})

describe('granting and revoking at the terminal', () => {
  it('adds a role and takes it away, for people to read too', async () => {
    const { run, said, shown, events } = await withTwo()

    expect(await run('users', 'grant', 'bob@example.com', 'support', '--json')).to.equal(0)
    expect(shown().roles).to.deep.equal(['user', 'support'])
    expect(await run('users', 'revoke', '2', 'support')).to.equal(0)
    expect(said.out.at(-1)).to.match(/^roles +user$/m)
    expect(events()).to.deep.equal([
      { type: 'roles.changed', from: ['user'], to: ['user', 'support'] },
      { type: 'roles.changed', from: ['user', 'support'], to: ['user'] },
    ])
  })

  it('refuses a role that there is not with 65', async () => {
    const { run, events } = await withTwo()

    expect([await run('users', 'grant', '2', 'root'), await run('users', 'revoke', '2', '')]).to.deep.equal([
      65, 65,
    ])
    expect(events()).to.deep.equal([])
  })

  it('asks for both arguments', async () => {
    const { run } = await withTwo()

    expect([await run('users', 'grant', '2'), await run('users', 'deactivate')]).to.deep.equal([64, 64])
  })
})

describe('the last active admin at the terminal', () => {
  for (const command of [
    ['revoke', '1', 'admin'],
    ['deactivate', '1'],
  ])
    it(`stays, whoever has a shell: ${command.join(' ')} ends with 65`, async () => {
      const { run, said, events } = await withTwo()

      expect(await run('users', ...command)).to.equal(65)
      expect(said.err).to.deep.equal([
        'prescribeme: This is the last active admin: make somebody else one first.',
      ])
      expect(events()).to.deep.equal([])
    })

  it('may go once there is another', async () => {
    const { run } = await withTwo()

    expect([
      await run('users', 'grant', '2', 'admin'),
      await run('users', 'revoke', '1', 'admin'),
    ]).to.deep.equal([0, 0])
  })
})

describe('somebody who is not there, at the terminal', () => {
  for (const command of [
    ['deactivate', '3'],
    ['activate', 'nobody@example.com'],
    ['grant', '%', 'user'],
    ['revoke', '0', 'user'],
  ])
    it(`is said to be so, with 67: ${command.join(' ')}`, async () => {
      const { run, said } = await withTwo()

      expect(await run('users', ...command)).to.equal(67)
      expect(said.err).to.deep.equal(['prescribeme: There is no such user.'])
    })
})
