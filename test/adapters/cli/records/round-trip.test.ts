import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { csvRows } from '../../../../src/adapters/cli/records/csv-rows.ts'
import { formats } from '../../../../src/adapters/cli/records/read-lines.ts'
import { writing } from '../../../../src/adapters/cli/records/write-users.ts'
import { Email } from '../../../../src/domain/email.ts'
import { FullName } from '../../../../src/domain/full-name.ts'
import { Role } from '../../../../src/domain/role.ts'
import type { User } from '../../../../src/domain/user.ts'
import { aUser } from '../../../support/users.ts'
import { oneOfEach } from '../../outside/vectors.ts'
import { reading } from './reading.ts'

const letter = fc.constantFrom(...'ab=+-\'"`@,;|$ \té王👩{}')
const word = fc.string({ unit: letter, minLength: 1, maxLength: 12 })

const email = fc
  .tuple(word, fc.constantFrom('example.org', 'exämple.org'))
  .map(([local, domain]) => Email.parse(`${local}@${domain}`))
  .filter(E.isRight)
const fullName = word.map(FullName.parse).filter(E.isRight)
const moment = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

const user: fc.Arbitrary<User> = fc
  .record({
    email: email.map(({ right }) => right),
    fullName: fullName.map(({ right }) => right),
    passwordHash: fc.constantFrom(...oneOfEach.map(({ hash }) => hash)),
    isActive: fc.boolean(),
    emailVerified: fc.boolean(),
    roles: fc.uniqueArray(fc.constantFrom(...Role.all)),
    createdAt: moment,
    updatedAt: moment,
  })
  .map(aUser)

const written = (format: (typeof formats)[number], users: ReadonlyArray<User>, withHashes = true) =>
  writing[format].head(withHashes) +
  users
    .map(({ passwordHash, ...user }) =>
      writing[format].one({ ...user, passwordHash: withHashes ? O.some(passwordHash) : O.none }),
    )
    .join('')

const ada = aUser({ roles: ['user', 'admin'] })

describe('users that were written', () => {
  for (const format of formats)
    it(`as ${format} are read again as they were`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(user, { maxLength: 5 }), async (users) => {
          const lines = await reading(format, written(format, users))

          expect(lines.map(({ read }) => read)).to.deep.equal(
            users.map(({ id, passwordHash, createdAt, updatedAt, ...known }) =>
              E.right({
                ...known,
                credential: { _tag: 'Hashed', hash: passwordHash },
                createdAt: O.some(createdAt),
                updatedAt: O.some(updatedAt),
              }),
            ),
          )
        }),
        { numRuns: 300 },
      )
    })

  it('as CSV hold no cell that a spreadsheet takes for a formula (OWASP, CSV injection)', () => {
    fc.assert(
      fc.property(user, (each) => {
        const cells = csvRows()
          .of(written('csv', [each]))
          .flatMap((row) => ('told' in row ? row.told : []))

        expect(cells).to.have.length(18)
        for (const cell of cells) expect(cell).not.to.match(/^[=+\-@\t\r]/)
      }),
    )
  })

  it('are read as CSV by their names, times in UTC, lines that end in CRLF', () => {
    expect(written('csv', [ada], false).split('\r\n')).to.deep.equal([
      'id,email,full_name,is_active,email_verified,roles,created_at,updated_at',
      `1,${ada.email},Ada Lovelace,true,false,user admin,2026-01-02T03:04:05.678Z,2026-01-02T03:04:05.678Z`,
      '',
    ])
  })

  it('are read as JSON by the names of the API', () => {
    expect(JSON.parse(written('jsonl', [ada]))).to.deep.equal({
      id: 1,
      email: ada.email,
      full_name: 'Ada Lovelace',
      password_hash: 'a hash',
      is_active: true,
      email_verified: false,
      roles: ['user', 'admin'],
      created_at: '2026-01-02T03:04:05.678Z',
      updated_at: '2026-01-02T03:04:05.678Z',
    })
  })

  for (const format of formats)
    it(`as ${format} hold no hash that was not asked for`, () => {
      expect(written(format, [ada], false)).not.to.include('hash')
    })
})
