import { expect } from 'chai'
import { zxcvbnCommonPasswords } from '../../../src/adapters/zxcvbn/zxcvbn-common-passwords.ts'

describe('the common passwords', () => {
  const common = zxcvbnCommonPasswords()

  for (const password of [
    'password',
    '12345678',
    'qwertyuiop',
    'iloveyou',
    'football',
    'sunshine1',
    'trustno1',
  ])
    it(`hold "${password}" (ASVS 6.2.4)`, () => {
      expect(common.has(password)).to.equal(true)
    })

  it('hold more than 3000 that are long enough to be chosen here (ASVS 6.2.4)', () => {
    expect([...common].filter((password) => [...password].length >= 8)).to.have.length.above(3_000)
  })

  it('are all in lower case and NFC, as they are looked up', () => {
    const others = [...common].filter((password) => password !== password.toLowerCase().normalize('NFC'))

    expect(others).to.deep.equal([])
  })

  it('do not hold what nobody has leaked', () => {
    for (const password of ['', 'correct horse battery', 'k4!vQ9zLm2#x'])
      expect(common.has(password)).to.equal(false)
  })
})
