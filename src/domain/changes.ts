import * as O from 'fp-ts/lib/Option.js'
import * as S from 'fp-ts/lib/string.js'
import type { Decision } from './decision.ts'
import type { ChangedField, DomainEvent } from './domain-event.ts'
import type { FullName } from './full-name.ts'
import type { Occasion } from './occasion.ts'
import { Role } from './role.ts'
import { next } from './time.ts'
import type { User } from './user.ts'

/** What an administrator changes of somebody. What is not named stays. */
export type Changes = {
  readonly fullName?: O.Option<FullName>
  readonly emailVerified?: boolean
  readonly isActive?: boolean
  readonly roles?: ReadonlyArray<Role>
  /** Why somebody is made active or inactive: for the log. */
  readonly reason?: string
}

const sameName = O.getEq(S.Eq)

const fieldsThatChange = (before: User, after: User): ReadonlyArray<ChangedField> => [
  ...(sameName.equals(before.fullName, after.fullName) ? [] : ['full_name' as const]),
  ...(before.emailVerified === after.emailVerified ? [] : ['email_verified' as const]),
]

const switched = ({ isActive }: User, { reason }: Changes): DomainEvent => ({
  type: isActive ? 'user.activated' : 'user.deactivated',
  ...(reason !== undefined && { reason }),
})

const eventsOf = (before: User, after: User, changes: Changes): ReadonlyArray<DomainEvent> => {
  const fields = fieldsThatChange(before, after)
  const [from, to] = [Role.setOf(before.roles), after.roles]

  return [
    ...(fields.length > 0 ? [{ type: 'user.changed', fields } as const] : []),
    ...(before.isActive === after.isActive ? [] : [switched(after, changes)]),
    ...(from.join() === to.join() ? [] : [{ type: 'roles.changed', from, to } as const]),
  ]
}

/** An event for each thing that changes; what is as it was asked to be is left as it is. */
const apply =
  (changes: Changes, occasion: Occasion) =>
  (user: User): Decision<User> => {
    const changed: User = {
      ...user,
      fullName: changes.fullName ?? user.fullName,
      emailVerified: changes.emailVerified ?? user.emailVerified,
      isActive: changes.isActive ?? user.isActive,
      roles: Role.setOf(changes.roles ?? user.roles),
      updatedAt: next(user.updatedAt, occasion.at),
    }
    const events = eventsOf(user, changed, changes)

    return { next: events.length > 0 ? changed : user, events, occasion }
  }

export const Changes = { apply }
