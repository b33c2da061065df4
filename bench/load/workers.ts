import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

export const allCores = cpus()
  .map((_, core) => core)
  .join(',')

/** Keeps processes, all their threads included, to cores such as `0` or `0,1`. */
export const pinned = (cores: string, ...pids: ReadonlyArray<number>): void => {
  if (cpus().length < 2) return
  for (const pid of pids) execFileSync('taskset', ['-acp', cores, String(pid)], { stdio: 'ignore' })
}

/** A yardstick in a process of its own, and the first thing that it tells. */
export const yardstick = async <A>(name: string, env: Readonly<Record<string, string>>) => {
  const file = fileURLToPath(new URL(`../yardsticks/${name}.worker.ts`, import.meta.url))
  const child = fork(file, { env: { PATH: process.env['PATH'] ?? '', ...env } })
  const next = async <B>() => ((await once(child, 'message')) as [B])[0]
  const told = await next<A>()

  return {
    told,
    pid: child.pid ?? 0,
    /** What it tells when it is asked. */
    ask: <B>(question: number): Promise<B> => {
      child.send(question)
      return next<B>()
    },
    stop: () => void child.kill('SIGKILL'),
  }
}
