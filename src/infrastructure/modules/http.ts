import { createHash } from 'node:crypto'
import { ContainerModule } from 'inversify'
import { type AppOptions, app } from '../../adapters/http/app.ts'
import { createUserRoute } from '../../adapters/http/create-user.route.ts'
import { getMeRoute } from '../../adapters/http/get-me.route.ts'
import { healthRoutes, type Lifetime } from '../../adapters/http/health.routes.ts'
import { listEventsRoute } from '../../adapters/http/list-events.route.ts'
import { listUsersRoute } from '../../adapters/http/list-users.route.ts'
import { loginRoute } from '../../adapters/http/login.route.ts'
import { openApiRoute } from '../../adapters/http/openapi.route.ts'
import type { Operation } from '../../adapters/http/operation.ts'
import { refreshRoute } from '../../adapters/http/refresh.route.ts'
import { registerRoute } from '../../adapters/http/register.route.ts'
import { sessionsRoutes } from '../../adapters/http/sessions.routes.ts'
import { userRoutes } from '../../adapters/http/user.routes.ts'
import { userSessionsRoutes } from '../../adapters/http/user-sessions.routes.ts'
import { type Issuer, wellKnownRoutes } from '../../adapters/http/well-known.routes.ts'
import type { ListEvents } from '../../application/audit/list-events.ts'
import type { FindRoom } from '../../application/auth/find-room.ts'
import type { Login } from '../../application/auth/login.ts'
import type { RefreshSession } from '../../application/auth/refresh-session.ts'
import type { RegisterUser } from '../../application/auth/register-user.ts'
import type { CheckHealth } from '../../application/health/check-health.ts'
import type { ListKeys } from '../../application/keys/list-keys.ts'
import type { EndOtherSessions } from '../../application/sessions/end-other-sessions.ts'
import type { EndSession } from '../../application/sessions/end-session.ts'
import type { EndSessionsOf } from '../../application/sessions/end-sessions-of.ts'
import type { ListSessions } from '../../application/sessions/list-sessions.ts'
import type { ListSessionsOf } from '../../application/sessions/list-sessions-of.ts'
import type { ChangeUser } from '../../application/users/change-user.ts'
import type { CreateUser } from '../../application/users/create-user.ts'
import type { DeleteUser } from '../../application/users/delete-user.ts'
import type { GetMe } from '../../application/users/get-me.ts'
import type { GetUser } from '../../application/users/get-user.ts'
import type { ListUsers } from '../../application/users/list-users.ts'
import type { PasswordPolicy } from '../../domain/password.ts'
import { provide } from '../provide.ts'
import { Tokens } from '../tokens.ts'

type Needs = {
  readonly registerUser: RegisterUser
  readonly login: Login
  readonly findRoom: FindRoom
  readonly refreshSession: RefreshSession
  readonly getMe: GetMe
  readonly listUsers: ListUsers
  readonly listEvents: ListEvents
  readonly listSessions: ListSessions
  readonly endSession: EndSession
  readonly endOtherSessions: EndOtherSessions
  readonly createUser: CreateUser
  readonly getUser: GetUser
  readonly changeUser: ChangeUser
  readonly deleteUser: DeleteUser
  readonly listSessionsOf: ListSessionsOf
  readonly endSessionsOf: EndSessionsOf
  readonly listKeys: ListKeys
  readonly checkHealth: CheckHealth
  readonly passwordPolicy: PasswordPolicy
  readonly lifetime: Lifetime
}

export type HttpOptions = { readonly app: AppOptions; readonly issuer: Issuer; readonly version: string }

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64url')

const operations =
  ({ app: { basePath }, issuer, version }: HttpOptions) =>
  (needs: Needs) => {
    const all: ReadonlyArray<Operation> = [
      ...healthRoutes({ ...needs, version }),
      registerRoute(needs.registerUser, needs.passwordPolicy, needs.findRoom),
      loginRoute(needs.login, needs.findRoom),
      refreshRoute(needs.refreshSession),
      getMeRoute(needs.getMe),
      listUsersRoute(needs.listUsers),
      listEventsRoute(needs.listEvents),
      ...sessionsRoutes(needs),
      createUserRoute(needs.createUser, needs.passwordPolicy),
      ...userRoutes(needs),
      ...userSessionsRoutes(needs),
      ...wellKnownRoutes(needs.listKeys, issuer),
      openApiRoute(() => all, { version, basePath, hashOf }),
    ]
    return all
  }

export const http = (options: HttpOptions, lifetime: Lifetime) =>
  new ContainerModule(({ bind }) => {
    const { registerUser, login, refreshSession, getMe, listSessions, endSession, endOtherSessions } = Tokens
    const { createUser, getUser, changeUser, deleteUser, listSessionsOf, endSessionsOf, findRoom } = Tokens
    const { listKeys, checkHealth, passwordPolicy, authenticate, log, metrics, randomness } = Tokens

    bind(Tokens.lifetime).toConstantValue(lifetime)
    provide(bind)(Tokens.operations, operations(options), {
      registerUser,
      login,
      findRoom,
      refreshSession,
      getMe,
      listUsers: Tokens.listUsers,
      listEvents: Tokens.listEvents,
      listSessions,
      endSession,
      endOtherSessions,
      createUser,
      getUser,
      changeUser,
      deleteUser,
      listSessionsOf,
      endSessionsOf,
      listKeys,
      checkHealth,
      passwordPolicy,
      lifetime: Tokens.lifetime,
    })
    provide(bind)(Tokens.app, app(options.app), {
      operations: Tokens.operations,
      authenticate,
      authorize: Tokens.authorize,
      log,
      metrics,
      randomness,
    })
  })
