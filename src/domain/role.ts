import * as E from 'fp-ts/lib/Either.js'
import { type Invalid, invalid } from './invalid.ts'
import type { Permission } from './permission.ts'

const permissionsOf = {
  user: [],
  support: ['users:read'],
  auditor: ['audit:read'],
  admin: ['users:read', 'users:write', 'audit:read'],
} as const satisfies Readonly<Record<string, ReadonlyArray<Permission>>>

/** What somebody is to this service: a name for a fixed set of permissions. */
export type Role = keyof typeof permissionsOf

const all = Object.keys(permissionsOf) as ReadonlyArray<Role>

const grants =
  (permission: Permission) =>
  (role: Role): boolean => {
    const granted: ReadonlyArray<Permission> = permissionsOf[role]
    return granted.includes(permission)
  }

export type UnknownRole = Invalid<'UnknownRole'>

const parse = (text: string): E.Either<UnknownRole, Role> =>
  all.some((role) => role === text)
    ? E.right(text as Role)
    : E.left(invalid('UnknownRole', `The roles are ${all.join(', ')}.`))

/** Each once, in one order: the same roles are the same list. */
const setOf = (roles: ReadonlyArray<Role>): ReadonlyArray<Role> => all.filter((role) => roles.includes(role))

export const Role = { all, grants, parse, setOf }
