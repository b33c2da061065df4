import { parentPort, workerData } from 'node:worker_threads'
import { clientOf } from './client.ts'
import { openLoop } from './loops.ts'

/** Asks as somebody else: with an event loop of its own, so that the rest of the load does not count as the service's. */
const { url, rate, call } = workerData
const { ask } = clientOf(url, 32)

parentPort?.on('message', async (seconds: number) => {
  const answers = await openLoop(rate, seconds, () => ask(call))
  parentPort?.postMessage(answers.map(({ status, ms }) => ({ status, ms })))
})
