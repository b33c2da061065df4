import { readFileSync } from 'node:fs'
import type { Log } from '../../application/ports/log.ts'
import type { Config } from '../config/config.ts'

/** Files that are none of clients': the database's, the log, modules, what Node keeps for itself. */
const ours = 256

/** How many files the process may have open, where the system tells (Linux). Node has raised it as far as it may. */
export const openFilesLimit = (file = '/proc/self/limits'): number => {
  try {
    const [, limit] = /^Max open files +(\d+)/m.exec(readFileSync(file, 'utf8')) ?? []
    return Number(limit ?? Number.POSITIVE_INFINITY)
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** As many connections as are configured, or fewer where each could not be a file of its own. */
export const affordable = (
  { httpLimits: { connections }, postgresql }: Pick<Config, 'httpLimits' | 'postgresql'>,
  log: Log,
  openFiles = openFilesLimit(),
): number => {
  const room = Math.max(10, openFiles - ours - (postgresql?.poolSize ?? 0))
  if (connections <= room) return connections

  log.warn('the limit on open files allows fewer connections than MAX_CONNECTIONS', {
    max_connections: connections,
    open_files: openFiles,
    connections: room,
  })
  return room
}
