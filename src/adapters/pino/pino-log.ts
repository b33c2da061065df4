import { type DestinationStream, pino } from 'pino'
import type { Log } from '../../application/ports/log.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** What JSON leaves bare and terminals or readers of lines take for more than text (ASVS 16.4.1). */
const unruly = /[\u007f-\u009f\u2028\u2029]/g

const escaped = (line: string) =>
  line.replace(unruly, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** One JSON object a line, times in UTC (RFC 3339). */
export const pinoLog = (level: LogLevel, destination: DestinationStream): Log => {
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => destination.write(escaped(line)) },
  )

  return {
    info: (message, fields = {}) => logger.info(fields, message),
    warn: (message, fields = {}) => logger.warn(fields, message),
    error: (message, fields = {}) => logger.error(fields, message),
  }
}
