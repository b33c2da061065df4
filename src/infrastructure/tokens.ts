import type { Express } from 'express'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Lifetime } from '../adapters/http/health.routes.ts'
import type { Operation } from '../adapters/http/operation.ts'
import type { Memory } from '../adapters/in-memory/memory.ts'
import type { KeyRing } from '../adapters/jwt/key-ring.ts'
import type { Database } from '../adapters/mikro-orm/database.ts'
import type { Authenticate } from '../application/auth/authenticate.ts'
import type { Login } from '../application/auth/login.ts'
import type { RegisterUser } from '../application/auth/register-user.ts'
import type { CheckHealth } from '../application/health/check-health.ts'
import type { EnsureSigningKey } from '../application/keys/ensure-signing-key.ts'
import type { AccessTokens } from '../application/ports/access-tokens.ts'
import type { Clock } from '../application/ports/clock.ts'
import type { EventLog } from '../application/ports/event-log.ts'
import type { HealthCheck } from '../application/ports/health-check.ts'
import type { KeyPairs } from '../application/ports/key-pairs.ts'
import type { Log } from '../application/ports/log.ts'
import type { Passwords } from '../application/ports/passwords.ts'
import type { Randomness } from '../application/ports/randomness.ts'
import type { SigningKeys } from '../application/ports/signing-keys.ts'
import type { Unavailable } from '../application/ports/unavailable.ts'
import type { Users } from '../application/ports/users.ts'
import type { Vault } from '../application/ports/vault.ts'
import type { FindUser } from '../application/users/find-user.ts'
import type { GetMe } from '../application/users/get-me.ts'
import type { PasswordPolicy } from '../domain/password.ts'
import { token } from './provide.ts'

export const Tokens = {
  // driven ports
  users: token<Users>('Users'),
  eventLog: token<EventLog>('EventLog'),
  passwords: token<Passwords>('Passwords'),
  accessTokens: token<AccessTokens>('AccessTokens'),
  signingKeys: token<SigningKeys>('SigningKeys'),
  keyPairs: token<KeyPairs>('KeyPairs'),
  vault: token<Vault>('Vault'),
  healthChecks: token<ReadonlyArray<HealthCheck>>('HealthChecks'),
  clock: token<Clock>('Clock'),
  randomness: token<Randomness>('Randomness'),
  log: token<Log>('Log'),
  passwordPolicy: token<PasswordPolicy>('PasswordPolicy'),

  // what adapters are made of
  memory: token<Memory>('Memory'),
  database: token<Database>('Database'),
  keyRing: token<TaskEither<Unavailable, KeyRing>>('KeyRing'),
  lifetime: token<Lifetime>('Lifetime'),

  // use cases
  registerUser: token<RegisterUser>('RegisterUser'),
  login: token<Login>('Login'),
  authenticate: token<Authenticate>('Authenticate'),
  getMe: token<GetMe>('GetMe'),
  findUser: token<FindUser>('FindUser'),
  checkHealth: token<CheckHealth>('CheckHealth'),
  ensureSigningKey: token<EnsureSigningKey>('EnsureSigningKey'),

  // driving adapters
  operations: token<ReadonlyArray<Operation>>('Operations'),
  app: token<Express>('App'),
}
