import type { Permission } from '../../src/domain/permission.ts'
import type { Role } from '../../src/domain/role.ts'

/** What each role may do, said once more and otherwise than the domain says it. */
export const mayDo: Readonly<Record<Role, ReadonlyArray<Permission>>> = {
  user: [],
  support: ['users:read'],
  auditor: ['audit:read'],
  admin: ['users:read', 'users:write', 'audit:read'],
}

export const roles = Object.keys(mayDo) as ReadonlyArray<Role>
