import { Users } from './0001-users.ts'
import { Events } from './0002-events.ts'
import { SigningKeys } from './0003-signing-keys.ts'
import { Sessions } from './0004-sessions.ts'
import { IdempotencyKeys } from './0005-idempotency-keys.ts'
import { SignInAddresses } from './0006-sign-in-addresses.ts'
import { Admins } from './0007-admins.ts'
import { UserLists } from './0008-user-lists.ts'
import { Audit } from './0009-audit.ts'
import { SessionDays } from './0010-session-days.ts'

/** In the order in which they are applied. A name that has been released is never changed. */
export const migrations = [
  { name: '0001-users', class: Users },
  { name: '0002-events', class: Events },
  { name: '0003-signing-keys', class: SigningKeys },
  { name: '0004-sessions', class: Sessions },
  { name: '0005-idempotency-keys', class: IdempotencyKeys },
  { name: '0006-sign-in-addresses', class: SignInAddresses },
  { name: '0007-admins', class: Admins },
  { name: '0008-user-lists', class: UserLists },
  { name: '0009-audit', class: Audit },
  { name: '0010-session-days', class: SessionDays },
]

export const migrationNames: ReadonlyArray<string> = migrations.map(({ name }) => name)
