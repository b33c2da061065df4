import * as E from 'fp-ts/lib/Either.js'
import type { Line } from './candidate.ts'

/** Stored in one step, and with as many events. */
const most = 2_000

/** Passwords to be hashed count for so many: whoever ends an import waits for the batch in hand. */
const weightOfPlain = 50

const weightOf = ({ read }: Line): number =>
  E.isRight(read) && read.right.credential._tag === 'Plain' ? weightOfPlain : 1

export async function* batchesOf(lines: AsyncIterable<Line>): AsyncGenerator<ReadonlyArray<Line>> {
  let [batch, weight]: [Line[], number] = [[], 0]

  for await (const line of lines) {
    batch.push(line)
    weight += weightOf(line)
    if (weight >= most) {
      yield batch
      ;[batch, weight] = [[], 0]
    }
  }
  if (batch.length > 0) yield batch
}

/** Reads the next one while the last one is worked on. That it cannot be read is told when it is asked for. */
export async function* ahead<A>(source: AsyncGenerator<A>): AsyncGenerator<A> {
  let next = source.next()
  for (let read = await next; !read.done; read = await next) {
    next = source.next()
    next.catch(() => {})
    yield read.value
  }
}
