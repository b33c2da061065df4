import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { candidateOf } from '../../../../src/adapters/cli/records/candidate-of.ts'
import { aFullName, anEmail, aPolicy } from '../../../support/users.ts'
import { bcrypt } from '../../outside/parts.ts'

const hash = `$2b$12$${bcrypt}`
const ada = { email: 'ada@example.org', password_hash: hash }
const read = candidateOf(aPolicy())

const plainAda = {
  email: anEmail('ada@example.org'),
  fullName: O.none,
  credential: { _tag: 'Hashed', hash },
  isActive: true,
  emailVerified: false,
  roles: ['user'],
  createdAt: O.none,
  updatedAt: O.none,
}

const [joined, changed] = [new Date('2019-03-04T05:06:07.891Z'), new Date('2020-03-04T05:06:07Z')]
const name = O.some(aFullName('Ada Lovelace'))

const people: Readonly<Record<string, readonly [object, object]>> = {
  'no more than has to be': [ada, {}],
  'an address in another spelling': [{ ...ada, email: ' Ada@Example.ORG ' }, {}],
  'all that the API has': [
    {
      ...ada,
      id: 4_711,
      full_name: ' Ada Lovelace ',
      is_active: false,
      email_verified: true,
      roles: ['support', 'auditor', 'support'],
      created_at: '2019-03-04T05:06:07.891Z',
      updated_at: '2020-03-04T05:06:07Z',
    },
    {
      fullName: name,
      isActive: false,
      emailVerified: true,
      roles: ['support', 'auditor'],
      createdAt: O.some(joined),
      updatedAt: O.some(changed),
    },
  ],
  'all of it as CSV tells it': [
    {
      ...ada,
      full_name: '',
      is_active: 'f',
      email_verified: 'True',
      roles: 'support auditor',
      created_at: '',
      updated_at: '',
    },
    { isActive: false, emailVerified: true, roles: ['support', 'auditor'] },
  ],
  'members that are null': [
    { ...ada, full_name: null, is_active: null, roles: null, created_at: null, password: null },
    {},
  ],
  'no roles where they are told to be none': [{ ...ada, roles: [] }, { roles: [] }],
  'no roles where a cell says nothing': [{ ...ada, roles: '' }, { roles: [] }],
  "PostgreSQL's lists": [{ ...ada, roles: '{user,admin}' }, { roles: ['user', 'admin'] }],
  'what Supabase exports': [
    {
      id: '6f1c9a2e-8f9d-4a43-9a3b-0c4f4a0d8b7e',
      aud: 'authenticated',
      role: 'authenticated',
      email: 'ada@example.org',
      encrypted_password: hash,
      email_confirmed_at: '2019-03-04 05:06:07.891+00',
      created_at: '2019-03-04 05:06:07.891+00',
      updated_at: '2020-03-04 07:06:07+02',
      banned_until: '',
    },
    { emailVerified: true, createdAt: O.some(joined), updatedAt: O.some(changed) },
  ],
  'one whom Supabase has banned': [
    { email: ada.email, encrypted_password: hash, banned_until: '2120-01-01 00:00:00+00' },
    { isActive: false },
  ],
  'one whom Supabase has deleted': [
    { email: ada.email, encrypted_password: hash, deleted_at: '2020-01-01 00:00:00+00' },
    { isActive: false },
  ],
  'what Django exports': [
    {
      id: '1',
      password: `bcrypt$${hash}`,
      last_login: '',
      is_superuser: '1',
      username: 'ada',
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: 'ada@example.org',
      is_staff: '1',
      is_active: '0',
      date_joined: '2019-03-04 05:06:07.891234+00:00',
    },
    {
      credential: { _tag: 'Hashed', hash: `bcrypt$${hash}` },
      fullName: name,
      isActive: false,
      createdAt: O.some(joined),
    },
  ],
  'what FastAPI and passlib keep': [
    { email: ada.email, hashed_password: hash, is_active: true, full_name: 'Ada Lovelace' },
    { fullName: name },
  ],
  'what Keycloak exports': [
    {
      username: 'ada',
      email: 'ada@example.org',
      emailVerified: true,
      enabled: false,
      createdTimestamp: joined.getTime(),
      firstName: 'Ada',
      lastName: 'Lovelace',
      realmRoles: ['admin'],
      credentials: [
        { type: 'otp', secretData: '{}', credentialData: '{}' },
        {
          type: 'password',
          secretData: '{"value":"AAAA","salt":"AAAA"}',
          credentialData:
            '{"hashIterations":5,"algorithm":"argon2","additionalParameters":{"hashLength":["3"],"memory":["7168"],"type":["id"],"version":["1.3"],"parallelism":["1"]}}',
        },
      ],
    },
    {
      credential: { _tag: 'Hashed', hash: '$argon2id$v=19$m=7168,t=5,p=1$AAAA$AAAA' },
      fullName: name,
      isActive: false,
      emailVerified: true,
      createdAt: O.some(joined),
    },
  ],
}

describe('a record of a user', () => {
  for (const [what, [members, more]] of Object.entries(people))
    it(`is read with ${what}`, () => {
      expect(read({ ...members })).to.deep.equal(E.right({ ...plainAda, ...more }))
    })

  it('is read with a password that is plain', () => {
    expect(read({ email: 'ada@example.org', password: 'correct horse battery' })).to.deep.equal(
      E.right({ ...plainAda, credential: { _tag: 'Plain', password: 'correct horse battery' } }),
    )
  })

  for (const text of [
    'pbkdf2_sha256$1000000$salt$key',
    'argon2$argon2id$v=19$m=102400,t=2,p=8$salt$key',
    'bcrypt_sha256$$2b$12$x',
    'scrypt$16384$salt$8$5$key',
    'md5$salt$00',
    '$argon2id$v=19$m=1,t=1,p=1$x$y',
    '$2y$31$x',
    '$pbkdf2-sha512$1$x$y',
    '$6$rounds=5000$salt$x',
    `!${'a'.repeat(40)}`,
  ])
    it(`never takes a hash for a password, nor that there is none: ${text.slice(0, 24)}`, () => {
      expect(read({ email: 'ada@example.org', password: text })).to.deep.equal(
        E.right({ ...plainAda, credential: { _tag: 'Hashed', hash: text } }),
      )
    })

  for (const text of ['$ecret and $ilent', '!important thing', 'scrypt is a hash', 'md5 and sha1'])
    it(`takes for a password what only looks a little like a hash: ${text}`, () => {
      expect(read({ email: 'ada@example.org', password: text })).to.have.nested.include({
        'right.credential._tag': 'Plain',
      })
    })
})
