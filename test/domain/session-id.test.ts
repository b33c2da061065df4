import { expect } from 'chai'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { SessionId } from '../../src/domain/session-id.ts'

const one = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('a session id', () => {
  it('is any UUID in lower case', () => {
    expect(SessionId.parse(one)).to.deep.equal(E.right(one))
    fc.assert(fc.property(fc.uuid(), (text) => E.isRight(SessionId.parse(text))))
  })

  for (const text of [
    '',
    ' ',
    'current',
    one.toUpperCase(),
    ` ${one}`,
    `${one}\n`,
    one.slice(1),
    `${one}0`,
    one.replaceAll('-', ''),
    `{${one}}`,
    one.replace('f', 'g'),
    `${one}/../${one}`,
  ])
    it(`is not ${JSON.stringify(text)}, and the refusal does not repeat it`, () => {
      expect(SessionId.parse(text)).to.deep.equal(
        E.left({ _tag: 'InvalidSessionId', message: 'This is not a UUID.' }),
      )
    })

  it('is nothing else, whatever it may be', () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => E.isLeft(SessionId.parse(text))))
  })
})
