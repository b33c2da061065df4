import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

/** The process's environment over what a file named `.env` says, where there is one. */
export const readEnvironment = (file = '.env'): NodeJS.ProcessEnv => ({
  ...(existsSync(file) && parseEnv(readFileSync(file, 'utf8'))),
  ...process.env,
})
