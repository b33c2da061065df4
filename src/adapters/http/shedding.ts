import type { IncomingMessage } from 'node:http'
import type { IO } from 'fp-ts/lib/IO.js'
import { livePath } from './health.routes.ts'

export type Shedding = {
  /** Whether a request has queued up behind a stall of the event loop: nobody may be waiting for its answer any more. */
  readonly isShed: (request: IncomingMessage) => boolean
  readonly stop: IO<void>
}

export const noShedding: Shedding = { isShed: () => false, stop: () => {} }

/** The probe that asks whether the loop turns is answered whenever it does. */
const isProbe = ({ url = '' }: IncomingMessage) => url === livePath || url.startsWith(`${livePath}?`)

/**
 * From when a timer is late by more than `limit` milliseconds until it is punctual again. What arrived during the stall
 * is read between those two; what is read in the same turn as the stall, before the timer runs.
 */
export const shedding = (limit: number): Shedding => {
  const interval = Math.ceil(limit / 4)
  let due = performance.now() + interval
  let wasLate = false
  const isLate = () => performance.now() - due > limit

  const timer = setInterval(() => {
    wasLate = isLate()
    due = performance.now() + interval
  }, interval).unref()

  return {
    isShed: (request) => (wasLate || isLate()) && !isProbe(request),
    stop: () => clearInterval(timer),
  }
}
