import * as O from 'fp-ts/lib/Option.js'
import type { Insertable, Selectable } from 'kysely'
import type { Email } from '../../domain/email.ts'
import type { FullName } from '../../domain/full-name.ts'
import type { PasswordHash } from '../../domain/password.ts'
import type { Role } from '../../domain/role.ts'
import type { NewUser, User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Tables } from './rows.ts'

/** What is kept of a user. The database makes the other columns of these. */
type UserRow = Omit<Tables['users'], 'folded_name' | 'search_text'>

export const userColumns = [
  'id',
  'email',
  'full_name',
  'hashed_password',
  'is_active',
  'email_verified',
  'roles',
  'created_at',
  'updated_at',
] as const satisfies ReadonlyArray<keyof UserRow>

export const toUser = (row: Selectable<UserRow>): User => ({
  id: row.id as UserId,
  email: row.email as Email,
  fullName: O.fromNullable(row.full_name as FullName | null),
  passwordHash: row.hashed_password as PasswordHash,
  isActive: row.is_active,
  emailVerified: row.email_verified,
  roles: row.roles as ReadonlyArray<Role>,
  createdAt: new Date(row.created_at),
  updatedAt: new Date(row.updated_at),
})

export const toRow = (user: NewUser): Insertable<UserRow> => ({
  email: user.email,
  full_name: O.toNullable(user.fullName),
  hashed_password: user.passwordHash,
  is_active: user.isActive,
  email_verified: user.emailVerified,
  roles: [...user.roles],
  created_at: user.createdAt,
  updated_at: user.updatedAt,
})
