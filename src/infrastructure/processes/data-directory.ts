import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import { Stop } from './stop.ts'

export type Release = () => void

const holder = (file: string): string => {
  try {
    return ` (process ${readFileSync(file, 'utf8').trim()})`
  } catch {
    return ''
  }
}

/** SQLITE_BUSY: somebody else holds the file. */
const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === 5

/**
 * Takes a directory for this process alone. The lock is the operating system's, on a file that SQLite holds: it
 * falls with the process, however that ends, and it holds across containers that share the directory.
 */
export const holdDirectory = (directory: string): Release => {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const pidFile = join(directory, 'pid')
  const lock = new DatabaseSync(join(directory, 'lock'), { timeout: 0 })

  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new Stop(
      ExitCode.temporaryFailure,
      `${resolve(directory)} is in use by another process${holder(pidFile)}. ` +
        'Stop that one first, or set DATA_DIR to another directory.',
    )
  }

  writeFileSync(pidFile, `${process.pid}\n`)
  return () => lock.close()
}
