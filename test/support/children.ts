import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { aDirectory, removeDirectories } from './directories.ts'

export type Env = Readonly<Record<string, string>>

type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stderr: string }

export type Child = {
  readonly pid: number
  /** Lines, as they come. */
  readonly stdout: ReadonlyArray<string>
  readonly kill: (signal: NodeJS.Signals) => void
  readonly exited: Promise<Exit>
  /** The first log line with this message; rejects when the process ends without one. */
  readonly logged: (msg: string, isIt?: (line: LogLine) => boolean) => Promise<LogLine>
}

export type LogLine = Readonly<Record<string, unknown>>

const children = new Set<Child>()

const killGroup = (pid: number): void => {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Ends what was started here and removes what it left. For `afterEach`. */
export const tidy = async (): Promise<void> => {
  for (const { pid } of children) killGroup(pid)
  await Promise.all([...children].map(({ exited }) => exited))
  removeDirectories()
}

process.once('exit', () => {
  for (const { pid } of children) killGroup(pid)
  removeDirectories()
})

export const logLine = (line: string): LogLine => {
  try {
    return JSON.parse(line)
  } catch {
    return {}
  }
}

type Place = { readonly cwd?: string; readonly env?: Env; readonly input?: string }

/** The variables are those given and no others: nothing of who runs the tests gets in. */
export const run = (
  command: string,
  args: ReadonlyArray<string>,
  { cwd = aDirectory(), env = {}, input = '' }: Place = {},
): Child => {
  const { PATH = '', HOME = '', NODE_V8_COVERAGE } = process.env
  const child = spawn(command, args, {
    cwd,
    env: { PATH, HOME, ...(NODE_V8_COVERAGE && { NODE_V8_COVERAGE }), ...env },
    detached: true,
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`${command} cannot be run`)

  const stdout: Array<string> = []
  const lines = createInterface({ input: child.stdout }).on('line', (line) => stdout.push(line))
  const stderr = text(child.stderr)
  child.stdin.on('error', () => {}).end(input)

  const exited = new Promise<Exit>((resolve) => {
    child.once('close', async (code, signal) => {
      children.delete(started)
      resolve({ code, signal, stderr: await stderr })
    })
  })

  const logged: Child['logged'] = (msg, isIt = () => true) =>
    new Promise((resolve, reject) => {
      const look = (text: string) => {
        const line = logLine(text)
        if (line['msg'] !== msg || !isIt(line)) return
        lines.off('line', look)
        resolve(line)
      }
      lines.on('line', look)
      stdout.forEach(look)
      exited.then((exit) => reject(new Error(`It ended without "${msg}": ${JSON.stringify(exit)}`)))
    })

  const started: Child = { pid, stdout, kill: (signal) => child.kill(signal), exited, logged }
  children.add(started)
  return started
}
