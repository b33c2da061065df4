import * as E from 'fp-ts/lib/Either.js'
import { ExitCode } from '../../adapters/cli/exit-code.ts'
import { type Config, parseConfig } from '../config/config.ts'
import { Stop } from './stop.ts'

/** Throws where a variable cannot be used. */
export const configOf = (environment: NodeJS.ProcessEnv): Config => {
  const config = parseConfig(environment)
  if (E.isRight(config)) return config.right
  throw new Stop(ExitCode.config, ['The configuration cannot be used:', ...config.left.faults].join('\n  '))
}
