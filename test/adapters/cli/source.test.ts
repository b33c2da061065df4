import { Readable } from 'node:stream'
import { expect } from 'chai'
import { streamSource } from '../../../src/adapters/cli/source.ts'

const never = new AbortController().signal

const read = async (octets: AsyncIterable<Uint8Array>) => {
  const pieces: string[] = []
  for await (const piece of octets) pieces.push(Buffer.from(piece).toString())
  return pieces
}

describe('a source of octets', () => {
  it('hands them on, and comes to its end', async () => {
    const source = streamSource(Readable.from([Buffer.from('a'), Buffer.from('b')]), never)

    expect(await read(source.octets)).to.deep.equal(['a', 'b'])
    expect([source.hasFailed(), source.signal.aborted, source.progress()]).to.deep.equal([
      false,
      false,
      undefined,
    ])
  })

  it('ends where it cannot be read any further, and says so', async () => {
    const broken = async function* () {
      yield Buffer.from('a')
      throw new Error('input/output error')
    }
    const source = streamSource(Readable.from(broken()), never)

    expect(await read(source.octets)).to.deep.equal(['a'])
    expect([source.hasFailed(), source.signal.aborted]).to.deep.equal([true, true])
  })

  it('ends where the process is told to, even while nothing comes', async () => {
    const ending = new AbortController()
    const source = streamSource(
      new Readable({ read: () => setImmediate(() => ending.abort()) }),
      ending.signal,
    )

    expect(await read(source.octets)).to.deep.equal([])
    expect([source.hasFailed(), source.signal.aborted]).to.deep.equal([false, true])
  })
})
