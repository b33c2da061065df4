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

export const Role = { all, grants }
