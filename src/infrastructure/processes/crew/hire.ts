import cluster from 'node:cluster'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type Call, calls } from '../../../adapters/cluster/calls.ts'
import { channelOf } from './channel.ts'
import { closeInTransit } from './connections-in-transit.ts'
import type { LeadProcedures, WorkerProcedures } from './procedures.ts'

export type Ended = { readonly exitCode: number | undefined; readonly signal: string | undefined }

export type Member = {
  readonly pid: number | undefined
  readonly call: Call<WorkerProcedures>
  readonly ended: Promise<Ended>
  readonly kill: () => void
}

/** Where Node keeps compiled modules unless it is told (node:module): workers are not told by the process that starts them. */
const NODE_COMPILE_CACHE = process.env['NODE_COMPILE_CACHE'] ?? join(tmpdir(), 'node-compile-cache')

/** A new process that shares this one's ports. It ends with this one, however that ends. */
export const hire = (procedures: LeadProcedures): Member => {
  cluster.schedulingPolicy = cluster.SCHED_RR
  cluster.setupPrimary({
    exec: join(import.meta.dirname, `worker${extname(import.meta.filename)}`),
    args: [],
  })
  const worker = cluster.fork({ NODE_COMPILE_CACHE })
  closeInTransit(worker)

  return {
    pid: worker.process.pid,
    call: calls<WorkerProcedures>(channelOf(worker.process), procedures),
    kill: () => void worker.process.kill('SIGKILL'),
    ended: new Promise((resolve) => {
      worker.once('exit', (code: number | null, signal: string | null) =>
        resolve({ exitCode: code ?? undefined, signal: signal ?? undefined }),
      )
      // where the system has no room for a process, there is no exit either
      worker.on('error', () => {
        if (worker.process.pid === undefined) resolve({ exitCode: undefined, signal: undefined })
      })
    }),
  }
}
