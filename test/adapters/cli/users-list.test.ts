import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import type { FullName } from '../../../src/domain/full-name.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { added } from '../../contracts/outcomes.ts'
import { anApplication } from '../../support/applications.ts'
import { aFullName, anEmail, aRegistration } from '../../support/users.ts'
import { usersAway } from '../../support/users-away.ts'
import { aCommandLine } from './terminals.ts'

const many = 250

describe('listing users at the terminal', () => {
  const { application, run, said } = aCommandLine()

  before(async () => {
    const users = application.get(Tokens.users)
    for (let nth = 1; nth <= many; nth++) {
      const number = String(nth).padStart(3, '0')
      const email = anEmail(`user${number}@example.org`)
      const fullName = O.some(aFullName(`Ada ${number}`))
      await added(
        users,
        aRegistration({ email, fullName, isActive: nth !== 7, roles: nth === 9 ? ['admin'] : [] }),
      )
    }
  })

  beforeEach(() => {
    said.out.length = 0
    said.err.length = 0
  })

  const listed = async (...options: ReadonlyArray<string>) => {
    expect(await run('users', 'list', '--json', ...options)).to.equal(0)
    return said.out.map((line) => JSON.parse(line))
  }
  const idsOf = async (...options: ReadonlyArray<string>) => (await listed(...options)).map(({ id }) => id)
  const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

  it('prints twenty, a line of JSON each, for machines', async () => {
    const users = await listed()

    expect(users.map(({ id }) => id)).to.deep.equal(upTo(20))
    expect(users[0]).to.deep.equal({
      id: 1,
      email: 'user001@example.org',
      full_name: 'Ada 001',
      is_active: true,
      email_verified: false,
      roles: [],
      created_at: '2026-01-02T03:04:05.678Z',
      updated_at: '2026-01-02T03:04:05.678Z',
    })
  })

  for (const limit of [1, 100, 101, 200, 249, 250, 251, 1_000])
    it(`prints ${limit}, or all there are, of as many pages as it takes`, async () => {
      expect(await idsOf('--limit', String(limit))).to.deep.equal(upTo(Math.min(limit, many)))
    })

  it('prints everybody, once', async () => {
    expect(await idsOf('--all')).to.deep.equal(upTo(many))
  })

  for (const [options, ids] of [
    [
      ['--sort', '-id', '--limit', '2'],
      [250, 249],
    ],
    [
      ['--q', 'ADA 00', '--limit', '3'],
      [1, 2, 3],
    ],
    [['--is-active', 'false'], [7]],
    [['--role', 'admin'], [9]],
    [['--email-verified', 'true'], []],
    [['--created-after', '2026-01-02T03:04:05.679Z'], []],
    [['--created-before', '2026-01-02T03:04:05.678Z'], []],
    [['--is-active', 'true', '--sort', 'is_active,-email', '--limit', '1'], [250]],
  ] as const)
    it(`prints ${JSON.stringify(ids)} for ${options.join(' ')}`, async () => {
      expect(await idsOf(...options)).to.deep.equal(ids)
    })

  it('prints the fields that are asked for', async () => {
    expect(await listed('--fields', 'email,id', '--limit', '1')).to.deep.equal([
      { id: 1, email: 'user001@example.org' },
    ])
  })

  it('prints a table, for people', async () => {
    expect(await run('users', 'list', '--fields', 'id,full_name,is_active', '--limit', '2')).to.equal(0)
    expect(said.out).to.deep.equal([
      'id       full_name                 is_active',
      '1        Ada 001                   true',
      '2        Ada 002                   true',
    ])
  })

  it('says how many there are, and nothing more', async () => {
    expect(await run('users', 'list', '--count', '--is-active', 'true')).to.equal(0)
    expect(await run('users', 'list', '--count', '--json')).to.equal(0)
    expect(said.out).to.deep.equal(['249', '{"total":250}'])
  })

  for (const [option, text] of [
    ['--limit', '0'],
    ['--limit', 'x'],
    ['--sort', 'password'],
    ['--q', ''],
    ['--is-active', 'yes'],
    ['--role', 'root'],
    ['--email-verified', ''],
    ['--created-after', 'now'],
    ['--created-before', '2026-02-30T00:00:00Z'],
    ['--fields', 'id,password'],
  ] as const)
    it(`ends with 65 and the name of the option for ${option} "${text}"`, async () => {
      expect(await run('users', 'list', option, text)).to.equal(65)
      expect(said.out).to.deep.equal([])
      expect(said.err.join()).to.match(new RegExp(`^prescribeme: ${option}: `))
    })

  it('gives a terminal no control character of a name that another program wrote', async () => {
    const own = aCommandLine()
    const fullName = O.some('\u001b[2JAda' as FullName)
    await added(own.application.get(Tokens.users), aRegistration({ fullName }))
    await own.run('users', 'list', '--fields', 'full_name')
    await own.run('users', 'show', '1')

    expect(own.said.out.join('\n'))
      .to.include('\ufffd[2JAda')
      .and.not.match(/[^\P{Cc}\n]/u)
  })

  it('ends with 69 where the database is away', async () => {
    const away = anApplication({
      change: (changed) => changed.rebind(Tokens.users).toConstantValue(usersAway(new Error('away'))),
    })
    const own = aCommandLine({ application: away })

    expect(await own.run('users', 'list')).to.equal(69)
  })
})
