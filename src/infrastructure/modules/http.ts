import { ContainerModule } from 'inversify'
import { type AppOptions, app } from '../../adapters/http/app.ts'
import { getMeRoute } from '../../adapters/http/get-me.route.ts'
import { healthRoutes, type Lifetime } from '../../adapters/http/health.routes.ts'
import { loginRoute } from '../../adapters/http/login.route.ts'
import { registerRoute } from '../../adapters/http/register.route.ts'
import type { Login } from '../../application/auth/login.ts'
import type { RegisterUser } from '../../application/auth/register-user.ts'
import type { CheckHealth } from '../../application/health/check-health.ts'
import type { GetMe } from '../../application/users/get-me.ts'
import type { PasswordPolicy } from '../../domain/password.ts'
import { provide } from '../provide.ts'
import { Tokens } from '../tokens.ts'

type Needs = {
  readonly registerUser: RegisterUser
  readonly login: Login
  readonly getMe: GetMe
  readonly checkHealth: CheckHealth
  readonly passwordPolicy: PasswordPolicy
  readonly lifetime: Lifetime
}

const operations =
  (version: string) =>
  ({ registerUser, login, getMe, passwordPolicy, ...health }: Needs) => [
    ...healthRoutes({ ...health, version }),
    registerRoute(registerUser, passwordPolicy),
    loginRoute(login),
    getMeRoute(getMe),
  ]

export const http = (options: AppOptions, version: string, lifetime: Lifetime) =>
  new ContainerModule(({ bind }) => {
    const { registerUser, login, getMe, checkHealth, passwordPolicy, authenticate, log, randomness } = Tokens

    bind(Tokens.lifetime).toConstantValue(lifetime)
    provide(bind)(Tokens.operations, operations(version), {
      registerUser,
      login,
      getMe,
      checkHealth,
      passwordPolicy,
      lifetime: Tokens.lifetime,
    })
    provide(bind)(Tokens.app, app(options), {
      operations: Tokens.operations,
      authenticate,
      log,
      randomness,
    })
  })
