import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { candidateOf } from '../../../../src/adapters/cli/records/candidate-of.ts'
import { aPolicy } from '../../../support/users.ts'
import { bcrypt } from '../../outside/parts.ts'

const ada = { email: 'ada@example.org', password_hash: `$2b$12$${bcrypt}` }
const read = candidateOf(aPolicy({ isCommon: (password) => password === 'password123' }))
const long = 'x'.repeat(1_025)

/** JavaScript cannot make a text of it. */
const textless = { toString: [] }

/** What takes the place of what in a record that is good, and which member then breaks which rule. */
const bad: ReadonlyArray<readonly [object, string, string]> = [
  [{ email: undefined }, 'email', 'NoEmail'],
  [{ email: '' }, 'email', 'NoEmail'],
  [{ email: 'ada' }, 'email', 'InvalidEmail'],
  [{ email: 7 }, 'email', 'WrongType'],
  [{ email: `${long}@example.org` }, 'email', 'TextTooLong'],
  [{ full_name: 'Ada\u001b[31m' }, 'full_name', 'InvalidFullName'],
  [{ full_name: 'x'.repeat(256) }, 'full_name', 'InvalidFullName'],
  [{ full_name: long }, 'full_name', 'TextTooLong'],
  [{ first_name: ['Ada'] }, 'first_name', 'WrongType'],
  [{ firstName: 'x'.repeat(200), lastName: 'x'.repeat(200) }, 'full_name', 'InvalidFullName'],
  [{ password_hash: undefined }, 'password', 'NoPassword'],
  [{ password_hash: '' }, 'password', 'NoPassword'],
  [{ password: 'correct horse battery' }, 'password', 'TwoPasswords'],
  [
    {
      credentials: [
        {
          type: 'password',
          secretData: '{"value":"AA","salt":"AA"}',
          credentialData: '{"algorithm":"pbkdf2","hashIterations":1}',
        },
      ],
    },
    'password',
    'TwoPasswords',
  ],
  [{ password_hash: undefined, password: 'short' }, 'password', 'PasswordTooShort'],
  [{ password_hash: undefined, password: 'password123' }, 'password', 'PasswordTooCommon'],
  [{ password_hash: undefined, password: 12_345_678 }, 'password', 'WrongType'],
  [{ password_hash: undefined, password: long }, 'password', 'TextTooLong'],
  [{ password_hash: 7 }, 'password_hash', 'WrongType'],
  [{ password_hash: undefined, hashed_password: long }, 'hashed_password', 'TextTooLong'],
  ...[
    [],
    {},
    'x',
    '[]',
    [{ type: 'otp', secretData: '{}', credentialData: '{}' }],
    [{ type: 'password', secretData: '{', credentialData: '{}' }],
  ].map((credentials) => [{ password_hash: undefined, credentials }, 'credentials', 'UnknownHash'] as const),
  [
    {
      password_hash: undefined,
      credentials: [
        {
          type: 'password',
          secretData: '{"value":"AA","salt":"AA"}',
          credentialData: '{"algorithm":"md5","hashIterations":1}',
        },
      ],
    },
    'credentials',
    'UnknownHash',
  ],
  [{ is_active: 'maybe' }, 'is_active', 'WrongType'],
  [{ is_active: {} }, 'is_active', 'WrongType'],
  [{ enabled: 2 }, 'enabled', 'WrongType'],
  [{ email_verified: 'maybe' }, 'email_verified', 'WrongType'],
  [{ roles: ['root'] }, 'roles', 'UnknownRole'],
  [{ roles: 'user root' }, 'roles', 'UnknownRole'],
  [{ roles: [['admin']].concat([['x']]) }, 'roles', 'UnknownRole'],
  [{ roles: ['toString'] }, 'roles', 'UnknownRole'],
  [{ roles: {} }, 'roles', 'UnknownRole'],
  [{ roles: textless }, 'roles', 'UnknownRole'],
  [{ roles: [textless] }, 'roles', 'UnknownRole'],
  [{ is_active: textless }, 'is_active', 'WrongType'],
  [{ created_at: textless }, 'created_at', 'WrongType'],
  ...[
    'yesterday',
    '2019-03-04',
    '2019-03-04T05:06:07',
    '2019-02-30T05:06:07Z',
    '2019-03-04T25:06:07Z',
    '1969-12-31T23:59:59Z',
    '10000-01-01T00:00:00Z',
    -1,
    8.64e15,
    Number.NaN,
    true,
  ].map((created_at) => [{ created_at }, 'created_at', 'WrongType'] as const),
  [{ date_joined: 'x' }, 'date_joined', 'WrongType'],
  [{ updated_at: 'x' }, 'updated_at', 'WrongType'],
]

describe('a record of a user that breaks a rule', () => {
  for (const [members, field, rule] of bad)
    it(`is refused for its ${field} by ${rule}: ${JSON.stringify(members).slice(0, 60)}`, () => {
      const outcome = read({ ...ada, ...members })

      expect(E.isLeft(outcome) && [outcome.left.field, outcome.left._tag]).to.deep.equal([field, rule])
      expect(E.isLeft(outcome) && outcome.left.message).to.match(/^[A-Z].*\.$/)
    })

  for (const [text, iso] of [
    ['2019-03-04T05:06:07Z', '2019-03-04T05:06:07.000Z'],
    ['2019-03-04t05:06:07.891234z', '2019-03-04T05:06:07.891Z'],
    ['2019-03-04 05:06:07+00', '2019-03-04T05:06:07.000Z'],
    ['2019-03-04 05:06:07.5 -0330', '2019-03-04T08:36:07.500Z'],
    ['2019-03-04T05:06:07+05:30', '2019-03-03T23:36:07.000Z'],
    ['2020-02-29 00:00:00+14:00', '2020-02-28T10:00:00.000Z'],
    [1_551_675_967_891, '2019-03-04T05:06:07.891Z'],
  ])
    it(`is not refused for a time that is well told: ${text}`, () => {
      const outcome = read({ ...ada, created_at: text })

      expect(outcome)
        .to.have.nested.property('right.createdAt.value')
        .that.deep.equals(new Date(iso ?? ''))
    })
})
