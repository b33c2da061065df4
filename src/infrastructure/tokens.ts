import type { RequestListener } from 'node:http'
import type { Express } from 'express'
import type { Task } from 'fp-ts/lib/Task.js'
import type { Lifetime } from '../adapters/http/health.routes.ts'
import type { Exposition } from '../adapters/http/metrics-app.ts'
import type { Operation } from '../adapters/http/operation.ts'
import type { Memory } from '../adapters/in-memory/memory.ts'
import type { Keys } from '../adapters/jwt/key-ring.ts'
import type { Database } from '../adapters/mikro-orm/database.ts'
import type { Figures } from '../adapters/prometheus/summed-figures.ts'
import type { KeepSealKeys } from '../application/audit/keep-seal-keys.ts'
import type { ListEvents } from '../application/audit/list-events.ts'
import type { SealEvents } from '../application/audit/seal-events.ts'
import type { TellHead } from '../application/audit/tell-head.ts'
import type { VerifyLog } from '../application/audit/verify-log.ts'
import type { Authenticate } from '../application/auth/authenticate.ts'
import type { Authorize } from '../application/auth/authorize.ts'
import type { CalibrateRefusals } from '../application/auth/calibrate-refusals.ts'
import type { FindRoom } from '../application/auth/find-room.ts'
import type { LoginThrottle } from '../application/auth/guess.ts'
import type { Login } from '../application/auth/login.ts'
import type { RefreshSession } from '../application/auth/refresh-session.ts'
import type { RegisterUser } from '../application/auth/register-user.ts'
import type { CheckHealth } from '../application/health/check-health.ts'
import type { PurgeIdempotencyKeys } from '../application/idempotency/purge-idempotency-keys.ts'
import type { ListKeys } from '../application/keys/list-keys.ts'
import type { ResealKeys } from '../application/keys/reseal-keys.ts'
import type { RotateKeys } from '../application/keys/rotate-keys.ts'
import type { AccessTokens } from '../application/ports/access-tokens.ts'
import type { Clock } from '../application/ports/clock.ts'
import type { Cursors } from '../application/ports/cursors.ts'
import type { DeviceTokens } from '../application/ports/device-tokens.ts'
import type { EventLog } from '../application/ports/event-log.ts'
import type { FamiliarNetworks } from '../application/ports/familiar-networks.ts'
import type { Fingerprints } from '../application/ports/fingerprints.ts'
import type { HealthCheck } from '../application/ports/health-check.ts'
import type { IdempotencyKeys } from '../application/ports/idempotency-keys.ts'
import type { KeyPairs } from '../application/ports/key-pairs.ts'
import type { Log } from '../application/ports/log.ts'
import type { Metrics } from '../application/ports/metrics.ts'
import type { PasswordHashing } from '../application/ports/password-hashing.ts'
import type { Passwords } from '../application/ports/passwords.ts'
import type { Pseudonyms } from '../application/ports/pseudonyms.ts'
import type { Quotas } from '../application/ports/quotas.ts'
import type { Randomness } from '../application/ports/randomness.ts'
import type { RefreshTokens } from '../application/ports/refresh-tokens.ts'
import type { SealKeys } from '../application/ports/seal-keys.ts'
import type { Seals } from '../application/ports/seals.ts'
import type { Sessions } from '../application/ports/sessions.ts'
import type { SigningKeys } from '../application/ports/signing-keys.ts'
import type { Users } from '../application/ports/users.ts'
import type { Vault } from '../application/ports/vault.ts'
import type { EndOtherSessions } from '../application/sessions/end-other-sessions.ts'
import type { EndSession } from '../application/sessions/end-session.ts'
import type { EndSessionsOf } from '../application/sessions/end-sessions-of.ts'
import type { ListSessions } from '../application/sessions/list-sessions.ts'
import type { ListSessionsOf } from '../application/sessions/list-sessions-of.ts'
import type { PurgeSessions } from '../application/sessions/purge-sessions.ts'
import type { Throttle } from '../application/throttling/throttle.ts'
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
import type { KeyPolicy } from '../domain/key-ring.ts'
import type { PasswordPolicy } from '../domain/password.ts'
import type { SessionPolicy } from '../domain/session-policy.ts'
import { token } from './provide.ts'

export const Tokens = {
  // driven ports
  users: token<Users>('Users'),
  sessions: token<Sessions>('Sessions'),
  eventLog: token<EventLog>('EventLog'),
  passwordHashing: token<PasswordHashing>('PasswordHashing'),
  passwords: token<Passwords>('Passwords'),
  accessTokens: token<AccessTokens>('AccessTokens'),
  refreshTokens: token<RefreshTokens>('RefreshTokens'),
  seals: token<Seals>('Seals'),
  sealKeys: token<SealKeys>('SealKeys'),
  signingKeys: token<SigningKeys>('SigningKeys'),
  keyPairs: token<KeyPairs>('KeyPairs'),
  vault: token<Vault>('Vault'),
  fingerprints: token<Fingerprints>('Fingerprints'),
  idempotencyKeys: token<IdempotencyKeys>('IdempotencyKeys'),
  healthChecks: token<ReadonlyArray<HealthCheck>>('HealthChecks'),
  quotas: token<Quotas>('Quotas'),
  ownQuotas: token<Quotas>('OwnQuotas'),
  clock: token<Clock>('Clock'),
  randomness: token<Randomness>('Randomness'),
  log: token<Log>('Log'),
  metrics: token<Metrics>('Metrics'),

  pseudonyms: token<Pseudonyms>('Pseudonyms'),
  deviceTokens: token<DeviceTokens>('DeviceTokens'),
  familiarNetworks: token<FamiliarNetworks>('FamiliarNetworks'),
  cursors: token<Cursors>('Cursors'),

  // rules of the domain, as they are configured
  passwordPolicy: token<PasswordPolicy>('PasswordPolicy'),
  sessionPolicy: token<SessionPolicy>('SessionPolicy'),
  keyPolicy: token<KeyPolicy>('KeyPolicy'),
  loginThrottle: token<LoginThrottle>('LoginThrottle'),
  refreshThrottle: token<Throttle>('RefreshThrottle'),
  registerThrottle: token<Throttle>('RegisterThrottle'),
  hashesAtOnce: token<number>('HashesAtOnce'),

  // what adapters are made of
  memory: token<Memory>('Memory'),
  database: token<Database>('Database'),
  keys: token<Keys>('Keys'),
  lifetime: token<Lifetime>('Lifetime'),
  exposition: token<Exposition>('Exposition'),
  figures: token<Task<Figures>>('Figures'),

  // use cases
  registerUser: token<RegisterUser>('RegisterUser'),
  login: token<Login>('Login'),
  findRoom: token<FindRoom>('FindRoom'),
  authenticate: token<Authenticate>('Authenticate'),
  authorize: token<Authorize>('Authorize'),
  getMe: token<GetMe>('GetMe'),
  getUser: token<GetUser>('GetUser'),
  createUser: token<CreateUser>('CreateUser'),
  changeUser: token<ChangeUser>('ChangeUser'),
  deactivateUser: token<DeactivateUser>('DeactivateUser'),
  activateUser: token<ActivateUser>('ActivateUser'),
  grantRole: token<GrantRole>('GrantRole'),
  revokeRole: token<RevokeRole>('RevokeRole'),
  deleteUser: token<DeleteUser>('DeleteUser'),
  importUsers: token<ImportUsers>('ImportUsers'),
  exportUsers: token<ExportUsers>('ExportUsers'),
  listUsers: token<ListUsers>('ListUsers'),
  checkHealth: token<CheckHealth>('CheckHealth'),
  refreshSession: token<RefreshSession>('RefreshSession'),
  listSessions: token<ListSessions>('ListSessions'),
  endSession: token<EndSession>('EndSession'),
  endOtherSessions: token<EndOtherSessions>('EndOtherSessions'),
  listSessionsOf: token<ListSessionsOf>('ListSessionsOf'),
  endSessionsOf: token<EndSessionsOf>('EndSessionsOf'),
  purgeSessions: token<PurgeSessions>('PurgeSessions'),
  purgeIdempotencyKeys: token<PurgeIdempotencyKeys>('PurgeIdempotencyKeys'),
  listKeys: token<ListKeys>('ListKeys'),
  rotateKeys: token<RotateKeys>('RotateKeys'),
  resealKeys: token<ResealKeys>('ResealKeys'),

  listEvents: token<ListEvents>('ListEvents'),
  sealEvents: token<SealEvents>('SealEvents'),
  keepSealKeys: token<KeepSealKeys>('KeepSealKeys'),
  tellHead: token<TellHead>('TellHead'),
  verifyLog: token<VerifyLog>('VerifyLog'),

  calibrateRefusals: token<CalibrateRefusals>('CalibrateRefusals'),

  // driving adapters
  operations: token<ReadonlyArray<Operation>>('Operations'),
  app: token<RequestListener>('App'),
  metricsApp: token<Express>('MetricsApp'),
}
