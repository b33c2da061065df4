import * as O from 'fp-ts/lib/Option.js'
import type { User } from '../../domain/user.ts'

const fields = (user: User) => ({
  id: user.id,
  email: user.email,
  full_name: O.toNullable(user.fullName),
  is_active: user.isActive,
  email_verified: user.emailVerified,
  roles: user.roles,
  created_at: user.createdAt.toISOString(),
  updated_at: user.updatedAt.toISOString(),
})

/** For machines: the names that the HTTP API has. For people: a line a field. */
export const userView = (user: User, json: boolean): string =>
  json
    ? JSON.stringify(fields(user))
    : Object.entries(fields(user))
        .map(([name, value]) => `${name.padEnd(16)}${value ?? ''}`)
        .join('\n')
