import { parentPort, workerData } from 'node:worker_threads'
import { keptSecretKey } from '../../src/infrastructure/processes/secret-key.ts'

const { directory, started, makers } = workerData
const count = new Int32Array(started)

// All of them set out at once: each waits until the last one is here.
if (Atomics.add(count, 0, 1) + 1 === makers) Atomics.notify(count, 0)
for (let here = Atomics.load(count, 0); here < makers; here = Atomics.load(count, 0))
  Atomics.wait(count, 0, here, 50)

parentPort?.postMessage(keptSecretKey(directory))
