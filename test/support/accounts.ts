import * as E from 'fp-ts/lib/Either.js'
import { Account, type AccountChange } from '../../src/domain/account.ts'
import type { DomainEvent } from '../../src/domain/domain-event.ts'
import type { User } from '../../src/domain/user.ts'
import { anOccasion } from './users.ts'

export const deactivate = (reason: string, occasion = anOccasion()) =>
  Account.change({ isActive: false, reason }, occasion)

export const activate = (occasion = anOccasion()) => Account.change({ isActive: true }, occasion)

/** Whatever is made of the user alone, whether or not the domain would have it. */
export const replaced =
  (next: (user: User) => User, events: ReadonlyArray<DomainEvent> = []): AccountChange<never> =>
  ({ user }) =>
    E.right({ next: { user: next(user), sessions: [] }, events, occasion: anOccasion() })

/** Inactive and signed in: what no deactivation leaves. */
export const inactive = replaced((user) => ({ ...user, isActive: false }))
