import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { zxcvbnCommonPasswords } from '../../src/adapters/zxcvbn/zxcvbn-common-passwords.ts'
import { Password } from '../../src/domain/password.ts'
import { aFullName, anEmail, aPassword, aPolicy } from '../support/users.ts'

const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

describe('the list of common passwords', () => {
  const common = zxcvbnCommonPasswords()
  const parse = Password.parse(aPolicy({ isCommon: (password) => common.has(password) }))
  const refusal = E.left({
    _tag: 'PasswordTooCommon',
    message: 'This password is among the first that an attacker would try.',
  })

  it('holds 3000 or more that are long enough, each refused in any case (ASVS 6.2.4, 6.2.12)', () => {
    const legal = [...common].filter((password) => [...password].length >= 8)
    const spellings = legal.flatMap((password) => [password, password.toUpperCase(), capitalised(password)])
    const letThrough = spellings.filter((password) => E.isRight(parse(password)))

    expect(legal).to.have.length.above(3_000)
    expect(letThrough).to.deep.equal([])
  })

  it('answers with a sentence that does not repeat the password', () => {
    expect(parse('Password123')).to.deep.equal(refusal)
  })

  it('stands for whole passwords: a longer one that holds a common one is accepted (ASVS 6.2.5)', () => {
    for (const password of ['password of my own making', 'xqwertyuiopx-and-more', ' password123'])
      expect(parse(password)).to.deep.equal(E.right(password))
  })

  it('is asked in composed form and lower case', () => {
    const asked: string[] = []
    Password.parse(aPolicy({ isCommon: (password) => asked.push(password) === 0 }))('De\u0301ja\u0300 Vu 123')

    expect(asked).to.deep.equal(['déjà vu 123'])
  })
})

describe('a password that is just a word of its owner', () => {
  const owner = { email: anEmail('ada.lovelace@example.org'), fullName: O.some(aFullName('Ada Lovelace')) }
  const refusal = E.left({
    _tag: 'PasswordTooPersonal',
    message: 'Use something else than your own name or address.',
  })

  for (const text of ['ada.lovelace@example.org', 'ADA.Lovelace', 'Ada Lovelace', 'adalovelace'])
    it(`is refused: ${text} (ASVS 6.2.11)`, () => {
      expect(Password.notPersonal(owner)(aPassword(text))).to.deep.equal(refusal)
    })

  it('is accepted when it holds more than the word (ASVS 6.2.5)', () => {
    for (const text of ['Ada Lovelace 1815', 'lovelace', 'ada.lovelace@example.com'])
      expect(Password.notPersonal(owner)(aPassword(text))).to.deep.equal(E.right(text))
  })

  it('is accepted when it is a name that the owner does not give', () => {
    const nameless = { ...owner, fullName: O.none }

    expect(Password.notPersonal(nameless)(aPassword('Ada Lovelace'))).to.deep.equal(E.right('Ada Lovelace'))
  })
})

describe('a password that is just a word of this product', () => {
  for (const text of ['prescribeme', 'PrescribeMe', 'prescribe me'])
    it(`is refused: ${text} (ASVS 6.2.11)`, () => {
      expect(E.isLeft(Password.parse(aPolicy())(text))).to.equal(true)
    })
})
