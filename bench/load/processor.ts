import { readFileSync } from 'node:fs'

/** Milliseconds of processor that a tick of the kernel's accounts is. */
const tick = 10

const spentIn = (stat: string): number => {
  const fields = readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * tick
}

/** Processor time in milliseconds that a process has used so far, and of it that of its first thread. */
export const processorOf = (pid: number): { readonly all: number; readonly main: number } => ({
  all: spentIn(`/proc/${pid}/stat`),
  main: spentIn(`/proc/${pid}/task/${pid}/stat`),
})

/** Mebibytes of a process that are in memory. */
export const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
