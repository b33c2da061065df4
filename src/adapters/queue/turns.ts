import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { OnBehalf } from '../../application/ports/passwords.ts'
import { twoLines } from './two-lines.ts'

/** How much is done at once, and how much more may wait for it. */
export type Limits = { readonly concurrency: number; readonly queue: number }

/** There was no room, or whoever asked gave up while waiting. */
export type NoTurn = 'full' | 'abandoned'

export type Turns<F> = {
  readonly waiting: IO<number>
  readonly running: IO<number>
  readonly hasRoom: IO<boolean>
  /** A signal gives up the place in the queue; work that has begun is finished. */
  readonly take: <E, A>(work: TaskEither<E, A>, onBehalf?: OnBehalf) => TaskEither<E | F, A>
}

export const turns = <F>({ concurrency, queue }: Limits, refuse: (reason: NoTurn) => F): Turns<F> => {
  const waiting = twoLines()
  let running = 0

  const hasRoom = () => running < concurrency || waiting.size() < queue

  const turn = (onBehalf: OnBehalf): Promise<NoTurn | undefined> =>
    new Promise((resolve) => {
      const { signal } = onBehalf
      const line = waiting.of(onBehalf)
      const begin = () => {
        line.delete(begin)
        signal?.removeEventListener('abort', leave)
        running++
        resolve(undefined)
      }
      const leave = () => {
        line.delete(begin)
        resolve('abandoned')
      }

      if (signal?.aborted) return leave()
      if (running < concurrency) return begin()
      if (!hasRoom()) return resolve('full')
      line.add(begin)
      signal?.addEventListener('abort', leave, { once: true })
    })

  const passOn = () => {
    running--
    waiting.next()?.()
  }

  return {
    waiting: waiting.size,
    running: () => running,
    hasRoom,
    take:
      (work, onBehalf = {}) =>
      async () => {
        const none = await turn(onBehalf)
        return none ? E.left(refuse(none)) : work().finally(passOn)
      },
  }
}
