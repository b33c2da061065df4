import type { ListEvents } from '../application/audit/list-events.ts'
import type { VerifyLog } from '../application/audit/verify-log.ts'
import type { Authenticate } from '../application/auth/authenticate.ts'
import type { Authorize } from '../application/auth/authorize.ts'
import type { Login } from '../application/auth/login.ts'
import type { RefreshSession } from '../application/auth/refresh-session.ts'
import type { RegisterUser } from '../application/auth/register-user.ts'
import type { CheckHealth } from '../application/health/check-health.ts'
import type { ListKeys } from '../application/keys/list-keys.ts'
import type { RotateKeys } from '../application/keys/rotate-keys.ts'
import type { EndOtherSessions } from '../application/sessions/end-other-sessions.ts'
import type { EndSession } from '../application/sessions/end-session.ts'
import type { EndSessionsOf } from '../application/sessions/end-sessions-of.ts'
import type { ListSessions } from '../application/sessions/list-sessions.ts'
import type { ListSessionsOf } from '../application/sessions/list-sessions-of.ts'
import type { ActivateUser } from '../application/users/activate-user.ts'
import type { ChangeUser } from '../application/users/change-user.ts'
import type { CreateUser } from '../application/users/create-user.ts'
import type { DeactivateUser } from '../application/users/deactivate-user.ts'
import type { DeleteUser } from '../application/users/delete-user.ts'
import type { ExportUsers } from '../application/users/export-users.ts'
import type { GetMe } from '../application/users/get-me.ts'
import type { GetUser } from '../application/users/get-user.ts'
import type { GrantRole } from '../application/users/grant-role.ts'
import type { ImportUsers } from '../application/users/import-users.ts'
import type { ListUsers } from '../application/users/list-users.ts'
import type { RevokeRole } from '../application/users/revoke-role.ts'
import type { PasswordPolicy } from '../domain/password.ts'

/** All that can be asked for, each with its ports filled. */
export type UseCases = {
  readonly registerUser: RegisterUser
  readonly login: Login
  readonly refreshSession: RefreshSession
  readonly authenticate: Authenticate
  readonly authorize: Authorize
  readonly getMe: GetMe
  readonly getUser: GetUser
  readonly createUser: CreateUser
  readonly changeUser: ChangeUser
  readonly activateUser: ActivateUser
  readonly deactivateUser: DeactivateUser
  readonly grantRole: GrantRole
  readonly revokeRole: RevokeRole
  readonly deleteUser: DeleteUser
  readonly importUsers: ImportUsers
  readonly exportUsers: ExportUsers
  readonly listUsers: ListUsers
  readonly listSessions: ListSessions
  readonly endSession: EndSession
  readonly endOtherSessions: EndOtherSessions
  readonly listSessionsOf: ListSessionsOf
  readonly endSessionsOf: EndSessionsOf
  readonly listKeys: ListKeys
  readonly rotateKeys: RotateKeys
  readonly listEvents: ListEvents
  readonly verifyLog: VerifyLog
  readonly checkHealth: CheckHealth
  /** What `Password.parse` takes. */
  readonly passwordPolicy: PasswordPolicy
}
