import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { EmailTaken, UserNotFound } from '../../application/ports/users.ts'
import type { Unopenable } from '../../application/ports/vault.ts'
import type { Interrupted } from '../../application/users/export-users.ts'
import type { LastAdmin } from '../../domain/account.ts'
import type { NotPermitted } from '../../domain/actor.ts'
import type { Invalid } from '../../domain/invalid.ts'
import type { IdempotencyKeyReused } from '../../domain/once.ts'
import { ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

type Known =
  | NotPermitted
  | EmailTaken
  | IdempotencyKeyReused
  | UserNotFound
  | LastAdmin
  | Interrupted
  | Unopenable
  | Unavailable

const known: Readonly<Record<Known['_tag'], readonly [ExitCode, string]>> = {
  NotPermitted: [ExitCode.noPermission, 'This is not for you.'],
  EmailTaken: [ExitCode.dataError, 'This e-mail address is registered already.'],
  IdempotencyKeyReused: [ExitCode.dataError, 'This idempotency key was used for something else.'],
  UserNotFound: [ExitCode.noUser, 'There is no such user.'],
  LastAdmin: [ExitCode.dataError, 'This is the last active admin: make somebody else one first.'],
  Interrupted: [ExitCode.temporaryFailure, 'This was ended before it was done.'],
  Unopenable: [ExitCode.config, 'SECRET_KEY is not the one that the signing keys were sealed with.'],
  Unavailable: [ExitCode.unavailable, 'A part that this depends on does not answer.'],
}

/** Says what went wrong, on the error output, and with which code to end. */
export const refuse =
  (terminal: Terminal) =>
  (failure: Known | Invalid<string>): ExitCode => {
    const [code, sentence] =
      'message' in failure ? [ExitCode.dataError, failure.message] : known[failure._tag]
    terminal.err(`prescribeme: ${sentence}`)
    return code
  }

export const show =
  (terminal: Terminal) =>
  (text: string): ExitCode => {
    terminal.out(text)
    return ExitCode.ok
  }
