import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Child, type Env, run } from './children.ts'
import { aDirectory } from './directories.ts'

export { type Env, logLine, run, tidy } from './children.ts'
export { aDirectory } from './directories.ts'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const program = join(root, 'src/infrastructure/prescribeme.js')

export type Running = Child & { readonly url: string; readonly dataDir: string }

/** `prescribeme` with these arguments, in a directory of its own unless the variables say otherwise. */
export const prescribeme = (
  args: ReadonlyArray<string>,
  env: Env = {},
  input = '',
): Child & { readonly dataDir: string } => {
  const cwd = aDirectory()
  const dataDir = env['DATA_DIR'] ?? join(cwd, 'data')
  const child = run(process.execPath, [program, ...args], {
    cwd,
    // a machine that is busy with tests is no reason to shed requests
    env: { PORT: '0', DATA_DIR: dataDir, EVENT_LOOP_LAG_MAX: '1m', ...env },
    input,
  })
  return { ...child, dataDir }
}

export const listening = async ({ logged }: Child): Promise<string> => {
  const { url } = await logged('listening')
  return `http://127.0.0.1:${new URL(String(url)).port}`
}

/** The service, as soon as it listens. */
export const start = async (env: Env = {}, args: ReadonlyArray<string> = ['serve']): Promise<Running> => {
  const child = prescribeme(args, env)
  return { ...child, url: await listening(child) }
}

/**
 * A data directory whose first start is over, for those to whom that start does not matter: later ones take a third
 * of its time. They share it, one after the other.
 */
export const aMadeDirectory = (): Promise<string> => (made ??= make())

let made: Promise<string> | undefined

const make = async (): Promise<string> => {
  const directory = mkdtempSync(join(tmpdir(), 'prescribeme-made-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  const { kill, exited } = await start({ DATA_DIR: directory })
  kill('SIGTERM')
  await exited
  return directory
}
