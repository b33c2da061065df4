import type { PasswordHash } from '../../../src/domain/password.ts'

const salt = 'c29tZXNhbHRzb21lc2FsdA'
const hash = 'LlzGB4bx3cpJRxRKe2YzFr6Yw3oBoQ0nSGhx0dLkUhI'

/** What a broken import may leave in a table: it looks like argon2, and is not. */
export const malformed: ReadonlyArray<PasswordHash> = [
  '$argon2id$',
  '$argon2id$v=19',
  '$argon2id$v=19$m=64,t=2,p=1',
  `$argon2id$v=19$m=64,t=2,p=1$${salt}`,
  `$argon2id$v=19$m=64,t=2,p=1$${salt}$`,
  `$argon2id$v=19$m=64,t=2,p=1$$${hash}`,
  `$argon2id$v=19$$${salt}$${hash}`,
  `$argon2id$v=19$m=,t=,p=$${salt}$${hash}`,
  `$argon2id$v=19$m=0,t=0,p=0$${salt}$${hash}`,
  `$argon2id$v=19$m=-1,t=2,p=1$${salt}$${hash}`,
  `$argon2id$v=19$m=64,t=2,p=99999999$${salt}$${hash}`,
  `$argon2id$v=99$m=64,t=2,p=1$${salt}$${hash}`,
  `$argon2id$v=x$m=64,t=2,p=1$${salt}$${hash}`,
  `$argon2id$v=19$m=64,t=2,p=1$***$***`,
  `$argon2id$v=19$t=2,p=1$${salt}$${hash}`,
  `$argon2id$v=19$m=64,t=2,p=1$${salt}$${hash}$more`,
  `$argon2i$v=19$m=64,t=2,p=1$c2hv$${hash}`,
  `$argon2d$`,
].map((text) => text as PasswordHash)
