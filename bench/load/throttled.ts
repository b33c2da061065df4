import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'

const root = '/sys/fs/cgroup/cpu'
/** Microseconds: the kernel's own. In much shorter ones a process spends most of its part on finding its caches again. */
const period = 100_000

/** Whether processes can be held to a part of a core here: by version 1 of the kernel's control groups, as root. */
export const canThrottle = (): boolean => existsSync(`${root}/cpu.cfs_quota_us`) && process.getuid?.() === 0

export const childrenOf = (pid: number): ReadonlyArray<number> =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

/** Holds a process to a part of a core, until it has ended and the answer is called. */
export const throttled = (pid: number, part: number): (() => void) => {
  const group = `${root}/prescribeme-${pid}`
  mkdirSync(group)
  writeFileSync(`${group}/cpu.cfs_period_us`, String(period))
  writeFileSync(`${group}/cpu.cfs_quota_us`, String(Math.round(part * period)))
  writeFileSync(`${group}/cgroup.procs`, String(pid))
  return () => rmdirSync(group)
}
