import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { Password } from '../../src/domain/password.ts'
import { isUsable } from '../../src/domain/text.ts'
import { aPolicy } from '../support/users.ts'

describe('text', () => {
  for (const text of ['', 'Ada', 'Ãdá 👩‍🚀', '\u2028'])
    it(`can be used: ${JSON.stringify(text)}`, () => {
      expect(isUsable(text)).to.equal(true)
    })

  for (const text of ['\0', 'a\0b', '\ud800', 'a\udc00b'])
    it(`cannot be used: ${JSON.stringify(text)}, not in a password either`, () => {
      expect(isUsable(text)).to.equal(false)
      expect(Password.parse(aPolicy())(`correct horse ${text}`)).to.deep.include(
        E.left({
          _tag: 'UnusableText',
          message: 'NUL characters and unpaired surrogates are not accepted.',
        }),
      )
    })
})
