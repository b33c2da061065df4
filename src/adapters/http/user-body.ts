import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { User } from '../../domain/user.ts'

export const UserBody = t.strict({
  id: t.number,
  email: t.string,
  full_name: t.union([t.string, t.null]),
  is_active: t.boolean,
  email_verified: t.boolean,
  roles: t.readonlyArray(t.string),
  created_at: t.string,
  updated_at: t.string,
})

export const userBody = (user: User): t.TypeOf<typeof UserBody> => ({
  id: user.id,
  email: user.email,
  full_name: O.toNullable(user.fullName),
  is_active: user.isActive,
  email_verified: user.emailVerified,
  roles: user.roles,
  created_at: user.createdAt.toISOString(),
  updated_at: user.updatedAt.toISOString(),
})
