import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import type { Job } from '../../src/infrastructure/processes/jobs.ts'

export const hour = 3_600_000

/** Jobs that note that they have run. */
export const noting = () => {
  const ran: string[] = []
  const job = (name: string): Job => ({
    name,
    run: TE.fromIO(() => {
      ran.push(name)
    }),
  })
  return { ran, job }
}

/** Whatever is waiting for nothing but its turn has had it. */
export const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Hours that pass when it is said so, in the tests of the describe around it. */
export const hoursThatPass = (): ((milliseconds: number) => void) => {
  let clock: sinon.SinonFakeTimers
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  })
  afterEach(() => clock.restore())
  return (milliseconds) => void clock.tick(milliseconds)
}
