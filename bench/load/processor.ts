import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds: the scheduler's own count, which a tick of the clock does not round. */
const spentBy = (pid: number, thread: string) =>
  Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6

/** Processor time in milliseconds that the threads of a process have used so far, and of it that of the first. */
export const processorOf = (pid: number): { readonly all: number; readonly main: number } => ({
  all: readdirSync(`/proc/${pid}/task`).reduce((sum, thread) => sum + spentBy(pid, thread), 0),
  main: spentBy(pid, String(pid)),
})

/** Mebibytes of a process that are in memory. */
export const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
