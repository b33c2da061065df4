import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type Server = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> }

/** How a server is started. What it says goes to a file in its directory; `listening` finds its port there. */
export type Start = {
  readonly command: string
  readonly args: ReadonlyArray<string>
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  readonly listening: RegExp
  readonly errors: 'apart' | 'in the log'
}

/** Milliseconds. */
const patience = 30_000

/** As soon as it listens: nobody who measures it has to read its log at the same time. */
export const serverWith = async ({ command, args, cwd, env, listening, errors }: Start): Promise<Server> => {
  const log = join(cwd, 'log')
  const file = openSync(log, 'a')
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', file, errors === 'apart' ? 'inherit' : file],
  })
  const exited = once(child, 'exit')
  process.once('exit', () => child.kill('SIGKILL'))

  const until = performance.now() + patience
  for (;;) {
    const port = listening.exec(readFileSync(log, 'utf8'))?.[1]
    if (port && child.pid !== undefined)
      return {
        url: `http://127.0.0.1:${port}`,
        pid: child.pid,
        stop: async () => {
          child.kill('SIGTERM')
          await exited
        },
      }
    if (performance.now() > until || child.exitCode !== null) throw new Error(`not ready: ${log}`)
    await pause(20)
  }
}
