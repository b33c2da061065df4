import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import type { Asking, Told } from './asking.worker.ts'

/** Milliseconds. */
const limit = 400

const paths = ['/health/live', '/health/live?n=1', '/health/ready', ...Array(20).fill('/api/v1/users/me')]
const shed: Told = [503, '1']
const expected = paths.map((path): Told => (path.startsWith('/health/live') ? [200, null] : shed))

describe('requests that queue up behind a stall of the event loop', () => {
  const counted: string[] = []
  let worked = 0
  const check = { name: 'database', run: TE.fromIO(() => void worked++) }
  const { at, ask } = serving({
    server: { limits: { eventLoopLag: limit }, metrics: { count: (name) => void counted.push(name) } },
    change: (application) => application.rebind(Tokens.healthChecks).toConstantValue([check]),
  })

  /** Until all has been asked, and for so long that it is a stall. */
  const stall = (sent: Int32Array) => {
    const start = performance.now()
    while (Atomics.load(sent, 0) === 0 || performance.now() - start < 3 * limit);
  }

  it('are shed before any work is done, but for the probe of life, and later ones are not', async () => {
    const sent = new Int32Array(new SharedArrayBuffer(4))
    const workerData: Asking = { port: at().port, paths, sent }
    const worker = new Worker(new URL('./asking.worker.ts', import.meta.url), { workerData })
    await once(worker, 'message')
    const told = once(worker, 'message')
    worker.postMessage('ask')
    stall(sent)

    expect((await told)[0]).to.deep.equal(expected)
    expect(worked).to.equal(0)
    expect(counted).to.deep.equal(Array(21).fill('requests_shed'))
    while ((await ask('/health/ready')).status !== 200);
    expect(worked).to.equal(1)
  }).timeout(30_000)
})
