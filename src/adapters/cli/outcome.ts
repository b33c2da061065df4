import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { EmailTaken, UserNotFound } from '../../application/ports/users.ts'
import type { Invalid } from '../../domain/invalid.ts'
import { ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

type Failure = EmailTaken | UserNotFound | Unavailable | Invalid<string>

const known: Readonly<Record<string, readonly [ExitCode, string]>> = {
  EmailTaken: [ExitCode.dataError, 'This e-mail address is registered already.'],
  UserNotFound: [ExitCode.noUser, 'There is no such user.'],
  Unavailable: [ExitCode.unavailable, 'The database does not answer.'],
}

/** Says what went wrong, on the error output, and with which code to end. */
export const refuse =
  (terminal: Terminal) =>
  (failure: Failure): ExitCode => {
    const [code, sentence] =
      'message' in failure
        ? [ExitCode.dataError, failure.message]
        : (known[failure._tag] ?? [ExitCode.software, failure._tag])
    terminal.err(`prescribeme: ${sentence}`)
    return code
  }

export const show =
  (terminal: Terminal) =>
  (text: string): ExitCode => {
    terminal.out(text)
    return ExitCode.ok
  }
