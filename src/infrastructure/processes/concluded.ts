import { ExitCode } from '../../adapters/cli/exit-code.ts'
import { processTerminal } from '../../adapters/cli/process-terminal.ts'
import { isRefused, isTransient } from '../../adapters/mikro-orm/transient.ts'
import { Stop } from './stop.ts'

/** The end of waiting for the database, when the process is told to end. */
const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'

const explain = (error: unknown): ExitCode => {
  if (error instanceof Stop) {
    processTerminal.err(`prescribeme: ${error.message}`)
    return error.exitCode
  }
  if (isTransient(error)) {
    processTerminal.err('prescribeme: the database went away.')
    return ExitCode.unavailable
  }
  if (isRefused(error)) {
    processTerminal.err(
      'prescribeme: the database refuses what DATABASE_URL says of user, password or database.',
    )
    return ExitCode.config
  }
  processTerminal.err(error instanceof Error ? `prescribeme: ${error.message}` : 'prescribeme: failed')
  return ExitCode.software
}

/** Has it done, and answers the exit code; where it fails, the operator is told why. */
export const concluded = async (signal: AbortSignal, work: () => Promise<ExitCode>): Promise<ExitCode> => {
  try {
    return await work()
  } catch (error) {
    return signal.aborted && isAbort(error) ? ExitCode.ok : explain(error)
  }
}
