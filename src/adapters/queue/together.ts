import type { IO } from 'fp-ts/lib/IO.js'
import type { Task } from 'fp-ts/lib/Task.js'

/** So many do not wait for more. */
const most = 4

/** Milliseconds. Who goes on may be refused after all: with half of the least pace of refusals there is time left for that. */
const patience = 50

/**
 * Waits for those who are about to go on too, as long as there are any. On a core that hashes, whatever follows a hash finds
 * that the hashes have taken the caches: four that follow in one turn of the event loop share what that costs (docs/decisions/0020).
 */
export const together = (areOthersComing: IO<boolean>): Task<void> => {
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
      impatient ??= setTimeout(goOn, patience)
    })
}
