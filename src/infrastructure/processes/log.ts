import { type LogLevel, pinoLog } from '../../adapters/pino/pino-log.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Config } from '../config/config.ts'
import type { Announce } from './welcome.ts'

export type Output = { readonly log: Log; readonly announce: Announce }

const write = (line: string): void => void process.stdout.write(line)

/** Milliseconds for which a line may be kept, so that one system call writes many. */
const held = 10

const gathered = (): ((lines: string) => void) => {
  let lines = ''
  const flush = () => {
    if (lines) write(lines)
    lines = ''
  }
  process.once('exit', flush)

  return (line) => {
    if (!lines) setTimeout(flush, held).unref()
    lines += line
  }
}

/** Pretty on a terminal, JSON elsewhere, unless LOG_FORMAT says which. */
export const output = async ({ log: { level, format } }: Pick<Config, 'log'>): Promise<Output> =>
  (format ?? (process.stdout.isTTY ? 'pretty' : 'json')) === 'pretty'
    ? prettyOutput(level)
    : jsonOutput(level)

const jsonOutput = (level: LogLevel): Output => {
  const log = pinoLog(level, { write: gathered() })
  return { log, announce: (_text, fields) => log.info('listening', fields) }
}

const prettyOutput = async (level: LogLevel): Promise<Output> => {
  const { default: pretty } = await import('pino-pretty')
  const destination = pretty({
    sync: true,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss',
    colorize: process.stdout.isTTY,
  })
  return { log: pinoLog(level, destination), announce: (text) => write(`${text}\n`) }
}
