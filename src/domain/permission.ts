/** What may be asked of the service about others. CONTRACT.md names them, operations declare them, use cases ask for them. */
export type Permission = 'users:read' | 'users:write' | 'audit:read'
