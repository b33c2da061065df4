import { parentPort, workerData } from 'node:worker_threads'
import { slowClient, slownesses } from '../test/support/slow-clients.ts'

export type Crowd = { readonly port: number; readonly size: number }

/** Milliseconds from drip to drip. */
const every = 1_000

/** Clients of all kinds, so many at a time, who stay until they are closed or have come to the end. */
const { port, size }: Crowd = workerData
const kinds = Object.values(slownesses)
for (let nth = 0; nth < size; nth += 100) {
  const some = kinds.concat(...Array(9).fill(kinds)).slice(0, Math.min(100, size - nth))
  await Promise.all(some.map((slowness) => slowClient(port, slowness, every)))
}
parentPort?.postMessage('all connected')
