import { expect } from 'chai'
import { canaries } from './canaries.ts'

const bytes = (text: string) => Buffer.from(text)

const writings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in upper case': (text) => text.toUpperCase(),
  'in an address': (text) => `/a?b=${encodeURIComponent(text)}`,
  'octet by octet': (text) => bytes(text).toString('hex').replaceAll(/../g, '%$&'),
  'in hex': (text) => `\\x${bytes(`a${text}`).toString('hex')}`,
  'in base64': (text) => bytes(text).toString('base64'),
  'in base64, behind something': (text) => bytes(`a:${text}`).toString('base64'),
  'in base64, between others': (text) => bytes(`four${text}more`).toString('base64'),
  'in base64url': (text) => bytes(`-${text}-`).toString('base64url'),
}

describe('a canary', () => {
  for (const [name, write] of Object.entries(writings))
    it(`is found ${name}`, () => {
      const { at, add, foundIn } = canaries()
      add('key', 'se/cr?t key\u00ff>')
      const text = [at('password'), 'se/cr?t key\u00ff>'].map(write).join('\n')

      expect(foundIn(text)).to.have.members(['key', 'password'])
    })

  it('is found nowhere else, and stays the same', () => {
    const { at, foundIn } = canaries()

    expect(at('token')).to.equal(at('token')).and.not.to.equal(at('password'))
    expect(foundIn(canaries().at('token'))).to.deep.equal([])
  })
})
