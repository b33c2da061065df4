import { join } from 'node:path'
import { aDirectory } from '../../test/support/directories.ts'
import { program } from '../../test/support/processes.ts'
import { type Server, serverWith } from './server.ts'

const { PROFILE } = process.env

/** The service. Where PROFILE names a directory, V8's profile of the processor is put there when it stops. */
export const serviceWith = (env: Readonly<Record<string, string>>): Promise<Server> => {
  const cwd = aDirectory()
  const profiling = PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`] : []
  return serverWith({
    command: process.execPath,
    args: [...profiling, program, 'serve'],
    cwd,
    env: { PORT: '0', DATA_DIR: join(cwd, 'data'), LOG_FORMAT: 'json', ...env },
    listening: /"url":"[^"]*:(\d+)"/,
    errors: 'apart',
  })
}
