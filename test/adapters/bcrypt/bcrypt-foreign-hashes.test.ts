import bcrypt from 'bcrypt'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { bcryptForeignHashes } from '../../../src/adapters/bcrypt/bcrypt-foreign-hashes.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { anAttempt } from '../../support/users.ts'

const { recognise } = bcryptForeignHashes
const rest = 'abcdefghijklmnopqrstuv0123456789abcdefghijklmnopqrstu'

describe('a hash of bcrypt', () => {
  const recognised = ['$2a$12$', '$2b$12$', '$2y$12$', '$2b$04$', '$2b$10$', '$2b$14$'].map(
    (head) => head + rest,
  )

  for (const hash of recognised)
    it(`is recognised by ${hash.slice(0, 7)}`, () => {
      expect(recognise(hash as PasswordHash)).to.satisfy(O.isSome)
    })

  const unknown = [
    ...['$2x$12$', '$2$12$', '$2c$12$', '$2B$12$', '$2b$03$', '$2b$15$', '$2b$16$', '$2b$31$', '$2b$99$'].map(
      (h) => h + rest,
    ),
    ...['$2b$1$', '$2b$012$', '2b$12$', ' $2b$12$', '$1$', '$argon2id$', '$2b$12', ''].map(
      (head) => head + rest,
    ),
    `$2b$12$${rest.slice(1)}`,
    `$2b$12$${rest}a`,
    `$2b$12$${rest}\n`,
    `$2b$12$${rest.slice(0, -1)}=`,
    `$2b$12$${rest.slice(0, -1)}\0`,
    '',
    '$2b$12$',
  ]

  for (const hash of unknown)
    it(`is not recognised in ${JSON.stringify(hash.slice(0, 9))} of ${hash.length} characters`, () => {
      expect(recognise(hash as PasswordHash)).to.satisfy(O.isNone)
    })
})

describe('comparing with a hash of bcrypt', () => {
  const compared = (text: string, hash: string) => {
    const matching = recognise(hash as PasswordHash)
    return O.isSome(matching) ? matching.value(anAttempt(text))() : undefined
  }
  const hashed = (text: string) => bcrypt.hash(text, 4)

  // From the documentation or the tests of passlib, crypt_blowfish and jBCrypt.
  const examples = [
    ['password', '$2a$12$NT0I31Sa7ihGEWpka9ASYeEFkhuTNeBQ2xfZskIiiJeyFXhRgS.Sy'],
    ['U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'],
    ['a', '$2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe'],
  ] as const

  for (const [text, hash] of examples)
    it(`matches what other software made of ${JSON.stringify(text)}`, async () => {
      expect(await compared(text, hash)).to.deep.equal(E.right(true))
      expect(await compared(`${text}x`, hash)).to.deep.equal(E.right(false))
    })

  for (const variant of ['2a', '2b', '2y'])
    it(`matches the password of ${variant}, and no other`, async () => {
      const hash = (await hashed('pässword 王')).replace('2b', variant)

      expect(await compared('pässword 王', hash)).to.deep.equal(E.right(true))
      for (const other of ['pässword 王 ', 'Pässword 王', 'pässword', '', 'pässword 王\0', 'pässword 王\0x'])
        expect(await compared(other, hash)).to.deep.equal(E.right(false))
    })

  it('takes the text as it was sent: the old backend did not compose it', async () => {
    const hash = await hashed('é'.normalize('NFD'))

    expect(await compared('é'.normalize('NFD'), hash)).to.deep.equal(E.right(true))
    expect(await compared('é'.normalize('NFC'), hash)).to.deep.equal(E.right(false))
  })

  it('counts the first 72 octets, as the old backend did', async () => {
    const hash = await hashed(`${'x'.repeat(72)}and more`)

    expect(await compared(`${'x'.repeat(72)}and other`, hash)).to.deep.equal(E.right(true))
    expect(await compared('x'.repeat(71), hash)).to.deep.equal(E.right(false))
  })
})
