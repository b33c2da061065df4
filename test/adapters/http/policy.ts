import type { Access } from '../../../src/adapters/http/operation.ts'

/** Who may ask for what, said once more: an operation that is not here, or is declared otherwise, fails a test. */
export const policy: Readonly<Record<string, Access>> = {
  'GET /health': 'anyone',
  'GET /health/live': 'anyone',
  'GET /health/ready': 'anyone',
  'GET /health/startup': 'anyone',
  'GET /openapi.json': 'anyone',
  'GET /.well-known/jwks.json': 'anyone',
  'GET /.well-known/oauth-authorization-server': 'anyone',
  'POST /api/v1/auth/register': 'anyone',
  'POST /api/v1/auth/login': 'anyone',
  'POST /api/v1/auth/refresh': 'anyone',
  'POST /api/v1/auth/logout': 'signed-in',
  'GET /api/v1/users/me': 'signed-in',
  'GET /api/v1/users/me/sessions': 'signed-in',
  'DELETE /api/v1/users/me/sessions': 'signed-in',
  'DELETE /api/v1/users/me/sessions/:id': 'signed-in',
  'GET /api/v1/users': 'users:read',
  'POST /api/v1/users': 'users:write',
  'GET /api/v1/users/:id': 'users:read',
  'PATCH /api/v1/users/:id': 'users:write',
  'DELETE /api/v1/users/:id': 'users:write',
  'GET /api/v1/users/:id/sessions': 'users:read',
  'DELETE /api/v1/users/:id/sessions': 'users:write',
  'GET /api/v1/events': 'audit:read',
}
