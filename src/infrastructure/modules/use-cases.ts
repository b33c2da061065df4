import { ContainerModule } from 'inversify'
import { keepSealKeys } from '../../application/audit/keep-seal-keys.ts'
import { listEvents } from '../../application/audit/list-events.ts'
import { sealEvents } from '../../application/audit/seal-events.ts'
import { tellHead } from '../../application/audit/tell-head.ts'
import { verifyLog } from '../../application/audit/verify-log.ts'
import { authenticate } from '../../application/auth/authenticate.ts'
import { authorize } from '../../application/auth/authorize.ts'
import { calibrateRefusals } from '../../application/auth/calibrate-refusals.ts'
import { findRoom } from '../../application/auth/find-room.ts'
import { login } from '../../application/auth/login.ts'
import { refreshSession } from '../../application/auth/refresh-session.ts'
import { registerUser } from '../../application/auth/register-user.ts'
import { checkHealth } from '../../application/health/check-health.ts'
import { purgeIdempotencyKeys } from '../../application/idempotency/purge-idempotency-keys.ts'
import { listKeys } from '../../application/keys/list-keys.ts'
import { resealKeys } from '../../application/keys/reseal-keys.ts'
import { rotateKeys } from '../../application/keys/rotate-keys.ts'
import { endOtherSessions } from '../../application/sessions/end-other-sessions.ts'
import { endSession } from '../../application/sessions/end-session.ts'
import { endSessionsOf } from '../../application/sessions/end-sessions-of.ts'
import { listSessions } from '../../application/sessions/list-sessions.ts'
import { listSessionsOf } from '../../application/sessions/list-sessions-of.ts'
import { purgeSessions } from '../../application/sessions/purge-sessions.ts'
import { activateUser } from '../../application/users/activate-user.ts'
import { changeUser } from '../../application/users/change-user.ts'
import { createUser } from '../../application/users/create-user.ts'
import { deactivateUser } from '../../application/users/deactivate-user.ts'
import { deleteUser } from '../../application/users/delete-user.ts'
import { exportUsers } from '../../application/users/export-users.ts'
import { getMe } from '../../application/users/get-me.ts'
import { getUser } from '../../application/users/get-user.ts'
import { grantRole } from '../../application/users/grant-role.ts'
import { importUsers } from '../../application/users/import-users.ts'
import { listUsers } from '../../application/users/list-users.ts'
import { revokeRole } from '../../application/users/revoke-role.ts'
import { provide } from '../provide.ts'
import { Tokens } from '../tokens.ts'

export const useCases = new ContainerModule(({ bind }) => {
  const { users, sessions, eventLog, passwords, accessTokens, refreshTokens, signingKeys, keyPairs } = Tokens
  const { vault, healthChecks, clock, randomness, sessionPolicy, keyPolicy } = Tokens
  const { fingerprints, idempotencyKeys, seals, sealKeys } = Tokens
  const { quotas, pseudonyms, metrics, deviceTokens, familiarNetworks } = Tokens
  const { loginThrottle, refreshThrottle, registerThrottle } = Tokens
  const tokens = { accessTokens, refreshTokens }
  const throttling = { quotas, pseudonyms, metrics }
  const use = provide(bind)

  use(Tokens.registerUser, registerUser, {
    users,
    passwords,
    fingerprints,
    eventLog,
    clock,
    ...throttling,
    registerThrottle,
  })
  use(Tokens.login, login, {
    users,
    passwords,
    ...tokens,
    ...throttling,
    deviceTokens,
    familiarNetworks,
    loginThrottle,
    eventLog,
    clock,
    randomness,
    sessionPolicy,
  })
  use(Tokens.findRoom, findRoom, { passwords, familiarNetworks })
  use(Tokens.calibrateRefusals, calibrateRefusals, { users, passwords })
  use(Tokens.refreshSession, refreshSession, {
    sessions,
    ...tokens,
    ...throttling,
    refreshThrottle,
    eventLog,
    clock,
    sessionPolicy,
  })
  use(Tokens.authenticate, authenticate, { accessTokens, sessions, clock })
  use(Tokens.authorize, authorize, { eventLog, clock })

  bind(Tokens.getMe).toConstantValue(getMe)
  use(Tokens.getUser, getUser, { users })
  use(Tokens.createUser, createUser, { users, passwords, fingerprints, clock })
  use(Tokens.changeUser, changeUser, { users, clock })
  use(Tokens.deactivateUser, deactivateUser, { users, clock })
  use(Tokens.activateUser, activateUser, { users, clock })
  use(Tokens.grantRole, grantRole, { users, clock })
  use(Tokens.revokeRole, revokeRole, { users, clock })
  use(Tokens.deleteUser, deleteUser, { users, clock })
  use(Tokens.importUsers, importUsers, { users, passwords, clock, hashesAtOnce: Tokens.hashesAtOnce })
  use(Tokens.exportUsers, exportUsers, { users })
  use(Tokens.listUsers, listUsers, { users, cursors: Tokens.cursors })

  use(Tokens.listSessions, listSessions, { sessions, clock })
  use(Tokens.endSession, endSession, { sessions, clock })
  use(Tokens.endOtherSessions, endOtherSessions, { users, clock })
  use(Tokens.listSessionsOf, listSessionsOf, { getUser: Tokens.getUser, listSessions: Tokens.listSessions })
  use(Tokens.endSessionsOf, endSessionsOf, { users, clock })
  use(Tokens.purgeSessions, purgeSessions, { sessions, clock })

  use(Tokens.purgeIdempotencyKeys, purgeIdempotencyKeys, { idempotencyKeys, clock })

  use(Tokens.listKeys, listKeys, { signingKeys, clock, keyPolicy })
  use(Tokens.rotateKeys, rotateKeys, { signingKeys, keyPairs, vault, clock, keyPolicy })
  use(Tokens.resealKeys, resealKeys, { signingKeys, vault })

  use(Tokens.listEvents, listEvents, { eventLog, cursors: Tokens.cursors })
  use(Tokens.sealEvents, sealEvents, { seals, sealKeys })
  use(Tokens.keepSealKeys, keepSealKeys, { seals, sealKeys, vault })
  use(Tokens.tellHead, tellHead, { seals, log: Tokens.log })
  use(Tokens.verifyLog, verifyLog, { seals, sealKeys, vault })

  use(Tokens.checkHealth, checkHealth, { healthChecks })
})
