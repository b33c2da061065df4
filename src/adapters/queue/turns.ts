import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** How much is done at once, and how much more may wait for it. */
export type Limits = { readonly concurrency: number; readonly queue: number }

/** There was no room, or whoever asked gave up while waiting. */
export type NoTurn = 'full' | 'abandoned'

export type Turns<F> = {
  readonly waiting: IO<number>
  readonly running: IO<number>
  /** First come, first served. A signal gives up the place in the queue; work that has begun is finished. */
  readonly take: <E, A>(work: TaskEither<E, A>, signal?: AbortSignal) => TaskEither<E | F, A>
}

export const turns = <F>({ concurrency, queue }: Limits, refuse: (reason: NoTurn) => F): Turns<F> => {
  const waiting = new Set<() => void>()
  let running = 0

  const turn = (signal?: AbortSignal): Promise<NoTurn | undefined> =>
    new Promise((resolve) => {
      const begin = () => {
        waiting.delete(begin)
        signal?.removeEventListener('abort', leave)
        running++
        resolve(undefined)
      }
      const leave = () => {
        waiting.delete(begin)
        resolve('abandoned')
      }

      if (signal?.aborted) return leave()
      if (running < concurrency) return begin()
      if (waiting.size >= queue) return resolve('full')
      waiting.add(begin)
      signal?.addEventListener('abort', leave, { once: true })
    })

  const passOn = () => {
    running--
    const [next] = waiting
    next?.()
  }

  return {
    waiting: () => waiting.size,
    running: () => running,
    take: (work, signal) => async () => {
      const none = await turn(signal)
      return none ? E.left(refuse(none)) : work().finally(passOn)
    },
  }
}
