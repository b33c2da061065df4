import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { aDirectory } from '../../test/support/directories.ts'
import { program } from '../../test/support/processes.ts'

export type Service = { readonly url: string; readonly pid: number; readonly stop: () => Promise<void> }

/** Milliseconds. */
const patience = 30_000

const { PROFILE } = process.env

/**
 * The service with its log in a file: nobody who measures it has to read it at the same time. Where PROFILE names a
 * directory, V8's profile of the processor is put there when it stops.
 */
export const serviceWith = async (env: Readonly<Record<string, string>>): Promise<Service> => {
  const cwd = aDirectory()
  const log = join(cwd, 'log')
  const { PATH = '', HOME = '' } = process.env
  const profiling = PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`] : []
  const child = spawn(process.execPath, [...profiling, program, 'serve'], {
    cwd,
    env: { PATH, HOME, PORT: '0', DATA_DIR: join(cwd, 'data'), LOG_FORMAT: 'json', ...env },
    stdio: ['ignore', openSync(log, 'a'), 'inherit'],
  })
  const exited = once(child, 'exit')
  process.once('exit', () => child.kill('SIGKILL'))

  const until = performance.now() + patience
  for (;;) {
    const port = /"url":"[^"]*:(\d+)"/.exec(readFileSync(log, 'utf8'))?.[1]
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
