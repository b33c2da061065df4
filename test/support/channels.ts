import { EventEmitter } from 'node:events'
import type { Channel } from '../../src/adapters/cluster/calls.ts'

/** Two ends that pass on what they are sent as node:cluster does: as JSON, later, in order. */
export const aChannel = (): readonly [Channel, Channel] => {
  const [here, there] = [new EventEmitter(), new EventEmitter()]
  const end = (own: EventEmitter, other: EventEmitter): Channel => ({
    send: (message) => {
      const text = JSON.stringify(message)
      setImmediate(() => other.emit('message', JSON.parse(text)))
    },
    receive: (hear) => own.on('message', hear),
  })
  return [end(here, there), end(there, here)]
}
