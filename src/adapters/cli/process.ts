import type { VerifyLog } from '../../application/audit/verify-log.ts'
import type { ListKeys } from '../../application/keys/list-keys.ts'
import type { RotateKeys } from '../../application/keys/rotate-keys.ts'
import type { EndSessionsOf } from '../../application/sessions/end-sessions-of.ts'
import type { ActivateUser } from '../../application/users/activate-user.ts'
import type { CreateUser } from '../../application/users/create-user.ts'
import type { DeactivateUser } from '../../application/users/deactivate-user.ts'
import type { ExportUsers } from '../../application/users/export-users.ts'
import type { GetUser } from '../../application/users/get-user.ts'
import type { GrantRole } from '../../application/users/grant-role.ts'
import type { ImportUsers } from '../../application/users/import-users.ts'
import type { ListUsers } from '../../application/users/list-users.ts'
import type { RevokeRole } from '../../application/users/revoke-role.ts'
import type { PasswordPolicy } from '../../domain/password.ts'
import type { ExitCode } from './exit-code.ts'
import type { Migrations } from './migrate.command.ts'
import type { Terminal } from './terminal.ts'

export type UseCases = {
  readonly createUser: CreateUser
  readonly getUser: GetUser
  readonly activateUser: ActivateUser
  readonly deactivateUser: DeactivateUser
  readonly grantRole: GrantRole
  readonly revokeRole: RevokeRole
  readonly endSessionsOf: EndSessionsOf
  readonly listUsers: ListUsers
  readonly listKeys: ListKeys
  readonly rotateKeys: RotateKeys
  readonly importUsers: ImportUsers
  readonly exportUsers: ExportUsers
  readonly verifyLog: VerifyLog
  readonly passwordPolicy: PasswordPolicy
}

/** What the commands run on. It is opened for the one command that is run, and closed after it. */
export type Process = {
  readonly version: string
  readonly terminal: Terminal
  /** Aborts when the process is told to end. */
  readonly signal: AbortSignal
  readonly serve: () => Promise<ExitCode>
  /** The description of the HTTP API, as JSON. */
  readonly describeApi: () => Promise<object>
  readonly withMigrations: (work: (migrations: Migrations) => Promise<ExitCode>) => Promise<ExitCode>
  readonly withUseCases: (work: (useCases: UseCases) => Promise<ExitCode>) => Promise<ExitCode>
}

/** Takes the code that the process is to end with. */
export type Ended = (code: ExitCode) => void

export const json = ['--json', 'print JSON, for machines'] as const
