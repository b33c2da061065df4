import type { Channel } from '../../../adapters/cluster/calls.ts'

type End = {
  readonly send?: (message: object, handle: undefined, options: object, sent: () => void) => unknown
  readonly on: (name: 'message', hear: (message: unknown) => void) => unknown
}

/** Whether it was sent nobody asks: who is gone is heard of by its end. */
export const channelOf = (end: End): Channel => ({
  send: (message) => void end.send?.(message, undefined, {}, () => {}),
  receive: (hear) => void end.on('message', hear),
})
