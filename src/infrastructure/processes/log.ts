import { type LogLevel, pinoLog, type Writer } from '../../adapters/pino/pino-log.ts'
import type { Log } from '../../application/ports/log.ts'
import type { Config } from '../config/config.ts'
import type { Announce } from './welcome.ts'
import { wholeLines } from './whole-lines.ts'

export type Output = { readonly log: Log; readonly announce: Announce }

type Write = (lines: string) => void

const write: Write = (lines) => void process.stdout.write(lines)

/** Where several write, no line cuts into another. */
const besideOthers = (): Write => {
  const { add, rest } = wholeLines((lines, written) => process.stdout.write(lines, written))
  process.once('exit', () => write(rest()))
  return add
}

/** Milliseconds for which a line may be kept, so that one system call writes many. */
const held = 10

const gathered = (write: Write): Write => {
  let lines = ''
  const flush = () => {
    if (lines) write(lines)
    lines = ''
  }
  process.prependOnceListener('exit', flush)

  return (line) => {
    if (!lines) setTimeout(flush, held).unref()
    lines += line
  }
}

/** Pretty on a terminal, JSON elsewhere, unless LOG_FORMAT says which. A writer is named where there are several. */
export const output = async (
  { log: { level, format } }: Pick<Config, 'log'>,
  writer?: Writer,
): Promise<Output> =>
  (format ?? (process.stdout.isTTY ? 'pretty' : 'json')) === 'pretty'
    ? prettyOutput(level, writer)
    : jsonOutput(level, writer)

const jsonOutput = (level: LogLevel, writer?: Writer): Output => {
  const log = pinoLog(level, { write: gathered(writer ? besideOthers() : write) }, writer)
  return { log, announce: (_text, fields) => log.info('listening', fields) }
}

const prettyOutput = async (level: LogLevel, writer?: Writer): Promise<Output> => {
  const { default: pretty } = await import('pino-pretty')
  const destination = pretty({
    sync: true,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss',
    colorize: process.stdout.isTTY,
  })
  return { log: pinoLog(level, destination, writer), announce: (text) => write(`${text}\n`) }
}
