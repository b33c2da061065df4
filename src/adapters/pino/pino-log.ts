import { type DestinationStream, pino } from 'pino'
import type { Log } from '../../application/ports/log.ts'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Which process, and which worker that is. */
export type Writer = { readonly pid: number; readonly worker?: number }

/** What JSON leaves bare and terminals or readers of lines take for more than text (ASVS 16.4.1). */
const unruly = /[\u007f-\u009f\u2028\u2029]/g

const escaped = (line: string) =>
  line.replace(unruly, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** RFC 3339. Lines come by the dozen in a millisecond. */
const timestamp = () => {
  let [at, text] = [0, '']
  return () => {
    const now = Date.now()
    if (now !== at) [at, text] = [now, `,"time":"${new Date(now).toISOString()}"`]
    return text
  }
}

/** One JSON object a line, times in UTC (RFC 3339). Each line says who writes it, where there are several. */
export const pinoLog = (level: LogLevel, destination: DestinationStream, writer?: Writer): Log => {
  const logger = pino(
    {
      level,
      base: writer ?? null,
      timestamp: timestamp(),
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
