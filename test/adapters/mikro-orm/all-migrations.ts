/** Those that there are, in the order in which they are applied. A name that has been released is never changed. */
export const allMigrations = [
  '0001-users',
  '0002-events',
  '0003-signing-keys',
  '0004-sessions',
  '0005-idempotency-keys',
  '0006-sign-in-addresses',
  '0007-admins',
  '0008-user-lists',
  '0009-audit',
  '0010-session-days',
]
