import { cpus } from 'node:os'
import { yardstick } from '../load/workers.ts'
import type { Contest, Contestant } from './contest.ts'

/** Against the hashes alone, as many at once as there are cores. */
export const againstArgon2 = async (ours: Contestant): Promise<Contest> => {
  const { pid, ask, stop } = await yardstick('raw-argon2', { CONCURRENCY: String(cpus().length) })
  return { ours, theirs: { pid, work: (seconds) => ask<ReadonlyArray<number>>(seconds) }, over: stop }
}
