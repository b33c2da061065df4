import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import { Stop } from './stop.ts'

const isCode = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code

/** The file appears whole or not at all, and of several processes one makes it. */
const make = (file: string): void => {
  const draft = `${file}.${randomBytes(8).toString('hex')}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
}

/** An empty file would make every key derive from what anybody can guess. */
const read = (file: string): string => {
  const secret = readFileSync(file, 'utf8').trim()
  if (Buffer.byteLength(secret) >= 32) return secret
  throw new Stop(
    ExitCode.config,
    `${file} has to hold at least 32 bytes. Put the secret back, or set SECRET_KEY.`,
  )
}

/** The secret that was made at the first start, or is made now: `secret.key` in the data directory, mode 0600. */
export const keptSecretKey = (directory: string): string => {
  const file = join(directory, 'secret.key')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  try {
    return read(file)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
    make(file)
    return read(file)
  }
}
