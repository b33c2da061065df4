import type { ExitCode } from '../../adapters/cli/exit-code.ts'

/** Ends the process with a sentence for the operator, where there is nothing to go on with. */
export class Stop extends Error {
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode, message: string) {
    super(message)
    this.exitCode = exitCode
  }
}
