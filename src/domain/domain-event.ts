import type { Permission } from './permission.ts'
import type { Role } from './role.ts'
import type { SessionId } from './session-id.ts'

/** Why a login was refused. For the audit log only: the one who asked is told none of it. */
export type LoginRefusal = 'unknown-address' | 'wrong-password' | 'inactive' | 'locked'

/** How a session came to its end, where it did not just expire. */
export type SessionEnding = 'logout' | 'revoked' | 'displaced' | 'refresh-token-reused' | 'deactivated'

/** By their names in the API. What they were and are is nowhere in the log. */
export type ChangedField = 'full_name' | 'email_verified'

/**
 * Facts of the past, without their subject: the collection that stores them knows whom they are about.
 * They name no address, no password and no token, so that a person can be erased and the log stay whole.
 */
export type DomainEvent =
  | { readonly type: 'user.registered' }
  | { readonly type: 'user.created'; readonly roles: ReadonlyArray<Role> }
  | { readonly type: 'user.changed'; readonly fields: ReadonlyArray<ChangedField> }
  | { readonly type: 'user.deactivated'; readonly reason?: string }
  | { readonly type: 'user.activated'; readonly reason?: string }
  | { readonly type: 'user.deleted' }
  | { readonly type: 'roles.changed'; readonly from: ReadonlyArray<Role>; readonly to: ReadonlyArray<Role> }
  | { readonly type: 'user.imported' }
  | { readonly type: 'password.rehashed' }
  | { readonly type: 'login.succeeded'; readonly session: SessionId }
  | { readonly type: 'login.refused'; readonly reason: LoginRefusal }
  | { readonly type: 'refresh.refused'; readonly session: SessionId }
  | { readonly type: 'session.ended'; readonly session: SessionId; readonly reason: SessionEnding }
  | { readonly type: 'registration.refused'; readonly reason: 'email-taken' }
  | { readonly type: 'access.refused'; readonly permission: Permission }
  | { readonly type: 'signing-key.published'; readonly kid: string }
