import * as t from 'io-ts'
import type { Changes } from '../../domain/changes.ts'
import { FullName } from '../../domain/full-name.ts'
import { Reason } from '../../domain/reason.ts'
import { nullable, parsed } from './codecs.ts'
import { Flag, Roles } from './user-codecs.ts'

/** A merge patch (RFC 7396) of what may be changed: what is left out stays, and `null` takes a name away. */
export const UserChanges = t.exact(
  t.partial({
    full_name: nullable(parsed(FullName.parse)),
    is_active: Flag,
    roles: Roles,
    email_verified: Flag,
    /** Why somebody is made active or inactive. */
    reason: parsed(Reason.parse),
  }),
  'an object',
)

export const changesOf = ({
  full_name,
  is_active,
  roles,
  email_verified,
  reason,
}: t.TypeOf<typeof UserChanges>): Changes => ({
  ...(full_name !== undefined && { fullName: full_name }),
  ...(is_active !== undefined && { isActive: is_active }),
  ...(roles !== undefined && { roles }),
  ...(email_verified !== undefined && { emailVerified: email_verified }),
  ...(reason !== undefined && { reason }),
})
