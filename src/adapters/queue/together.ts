import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'

/** So many do not wait for more. */
const most = 4

/** Milliseconds. Where two are hashed on one core, the next two come later than after fifty. */
const longest = 100

/**
 * Waits for those who are about to go on too, as long as there are any. On a core that hashes, whatever follows a hash finds
 * that the hashes have taken the caches: four that follow in one turn of the event loop share what that costs (docs/decisions/0020).
 * Nobody waits for more milliseconds than there are to `spare`.
 */
export const together = (areOthersComing: IO<boolean>, spare: IO<number>): Task<void> => {
  let waiting: Array<() => void> = []
  let impatient: NodeJS.Timeout | undefined

  const goOn = () => {
    clearTimeout(impatient)
    impatient = undefined
    const all = waiting
    waiting = []
    for (const one of all) one()
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve)
      if (waiting.length >= most || !areOthersComing()) return goOn()
      impatient ??= setTimeout(goOn, Math.min(longest, spare()))
    })
}
