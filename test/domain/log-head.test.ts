import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { Head } from '../../src/domain/log-head.ts'

const mac = `${'aB3-_'.repeat(8)}xyz`

describe('a head of the log', () => {
  it('is read as it was written', () => {
    for (const sequence of [1, 1_000_000, 999_999_999_999_999])
      expect(Head.parse(Head.format({ sequence, mac }))).to.deep.equal(E.right({ sequence, mac }))
  })

  for (const text of [
    '',
    '1',
    `0.${mac}`,
    `-1.${mac}`,
    `01.${mac}`,
    `1.${mac}x`,
    `1.${mac.slice(1)}`,
    `1 .${mac}`,
    mac,
  ])
    it(`is not read of "${text}"`, () => {
      expect(Head.parse(text)).to.deep.equal(
        E.left({ _tag: 'InvalidHead', message: 'This is no head that "audit verify" has printed.' }),
      )
    })
})
