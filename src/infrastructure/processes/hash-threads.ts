import { readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'

const tasks = '/proc/self/task'

const isWorker = (id: string) => readFileSync(`${tasks}/${id}/comm`, 'utf8').startsWith('libuv-worker')

/**
 * Makes Node's pool of threads, with one to spare for files and names: each keeps the 19 MiB of a hash. On Linux they
 * give way to the thread that answers requests: while every core hashes passwords, others are served as fast as ever.
 */
export const prepareHashThreads = async (concurrency: number): Promise<void> => {
  process.env['UV_THREADPOOL_SIZE'] ??= String(concurrency + 1)
  await readFile(import.meta.filename)
  if (process.platform !== 'linux') return
  for (const id of readdirSync(tasks).filter(isWorker))
    setPriority(Number(id), constants.priority.PRIORITY_BELOW_NORMAL)
}
