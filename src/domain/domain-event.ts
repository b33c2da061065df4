import type { SessionId } from './session-id.ts'

/** Why a login was refused. For the audit log only: the one who asked is told none of it. */
export type LoginRefusal = 'unknown-address' | 'wrong-password' | 'inactive' | 'locked'

/** How a session came to its end, where it did not just expire. */
export type SessionEnding = 'logout' | 'revoked' | 'displaced' | 'refresh-token-reused'

/**
 * Facts of the past, without their subject: the collection that stores them knows whom they are about.
 * They name no address, no password and no token, so that a person can be erased and the log stay whole.
 */
export type DomainEvent =
  | { readonly type: 'user.registered' }
  | { readonly type: 'user.deactivated'; readonly reason: string }
  | { readonly type: 'user.activated' }
  | { readonly type: 'password.rehashed' }
  | { readonly type: 'login.succeeded'; readonly session: SessionId }
  | { readonly type: 'login.refused'; readonly reason: LoginRefusal }
  | { readonly type: 'refresh.refused'; readonly session: SessionId }
  | { readonly type: 'session.ended'; readonly session: SessionId; readonly reason: SessionEnding }
  | { readonly type: 'registration.refused'; readonly reason: 'email-taken' }
  | { readonly type: 'signing-key.published'; readonly kid: string }
