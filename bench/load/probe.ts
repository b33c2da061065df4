import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Asked, Call } from './client.ts'

type Probe = {
  /** So many a second are asked for as long as that; rejects where the probe itself fails. */
  readonly ask: (seconds: number) => Promise<ReadonlyArray<Pick<Asked, 'status' | 'ms'>>>
  readonly close: () => Promise<unknown>
}

export const probeOf = (url: string, rate: number, call: Call): Probe => {
  const worker = new Worker(new URL('./probe.worker.ts', import.meta.url), {
    workerData: { url, rate, call },
  })

  return {
    ask: async (seconds) => {
      worker.postMessage(seconds)
      const [answers] = await once(worker, 'message')
      return answers
    },
    close: () => worker.terminate(),
  }
}
