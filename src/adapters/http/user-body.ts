import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { Role } from '../../domain/role.ts'
import type { User } from '../../domain/user.ts'
import { described } from './openapi/described.ts'
import { Integer, Time } from './openapi/values.ts'

const roles = Object.fromEntries(Role.all.map((role) => [role, null])) as Readonly<Record<Role, null>>

export const UserBody = t.strict(
  {
    id: Integer,
    email: described(t.string, { type: 'string', format: 'idn-email', examples: ['ada@example.com'] }),
    full_name: described(t.union([t.string, t.null]), {
      type: ['string', 'null'],
      examples: ['Ada Lovelace'],
    }),
    is_active: t.boolean,
    email_verified: t.boolean,
    roles: t.readonlyArray(t.keyof(roles)),
    created_at: Time,
    updated_at: Time,
  },
  'User',
)

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
