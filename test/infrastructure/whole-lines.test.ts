import { expect } from 'chai'
import { wholeLines } from '../../src/infrastructure/processes/whole-lines.ts'

const line = (n: number, octets: number) => `${String(n).padEnd(octets - 1, '.')}\n`

const aPipe = () => {
  const written: string[] = []
  const ends: Array<() => void> = []
  const lines = wholeLines((text, end) => {
    written.push(text)
    ends.push(end)
  })
  return { ...lines, written, end: () => ends.shift()?.() }
}

describe('lines beside those of other processes', () => {
  it('are written as many at once as go into a pipe as a whole', () => {
    const { add, written, end } = aPipe()
    add(Array.from({ length: 9 }, (_, n) => line(n, 1_000)).join(''))
    for (const _ of [1, 2, 3]) end()

    expect(written.map(({ length }) => length)).to.deep.equal([4_000, 4_000, 1_000])
    expect(written.join('')).to.equal(Array.from({ length: 9 }, (_, n) => line(n, 1_000)).join(''))
  })

  it('wait until those before are in', () => {
    const { add, written, end } = aPipe()
    add('a\n')
    add('b\nc\n')
    expect(written).to.deep.equal(['a\n'])
    end()
    expect(written).to.deep.equal(['a\n', 'b\nc\n'])
    end()
    add('d\n')

    expect(written.at(-1)).to.equal('d\n')
  })

  it('count as octets, not as characters', () => {
    const { add, written } = aPipe()
    add(`${'é'.repeat(1_500)}\n${'é'.repeat(1_500)}\n`)

    expect(written).to.deep.equal([`${'é'.repeat(1_500)}\n`])
  })

  it('go alone where one is too long', () => {
    const { add, written, end } = aPipe()
    add(`a\n${line(1, 9_000)}b\n`)
    for (const _ of [1, 2]) end()

    expect(written.map(({ length }) => length)).to.deep.equal([2, 9_000, 2])
  })

  it('are handed out where there is no more time, those that are not written', () => {
    const { add, rest } = aPipe()
    add('a\n')
    add('b\n')

    expect([rest(), rest()]).to.deep.equal(['b\n', ''])
  })
})
