import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Exported } from '../../../application/users/export-users.ts'
import { escaped } from './csv-members.ts'
import type { Format } from './read-lines.ts'

/** As the HTTP API names them, and with the hash where it was asked for. */
const members = (user: Exported) => ({
  id: user.id,
  email: user.email,
  full_name: O.toNullable(user.fullName),
  ...pipe(
    user.passwordHash,
    O.match(
      () => ({}),
      (hash) => ({ password_hash: hash }),
    ),
  ),
  is_active: user.isActive,
  email_verified: user.emailVerified,
  roles: user.roles,
  created_at: user.createdAt.toISOString(),
  updated_at: user.updatedAt.toISOString(),
})

/** RFC 4180 §2. */
const record = (cells: ReadonlyArray<string>): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`

const cells = (user: Exported): ReadonlyArray<string> =>
  Object.values({
    ...members(user),
    email: escaped(user.email),
    full_name: escaped(O.getOrElse(() => '')(user.fullName)),
    roles: user.roles.join(' '),
  }).map(String)

const names = (withHashes: boolean) => [
  'id',
  'email',
  'full_name',
  ...(withHashes ? ['password_hash'] : []),
  'is_active',
  'email_verified',
  'roles',
  'created_at',
  'updated_at',
]

/** What stands before all users, and what is written of one. Read again, it comes to the same users. */
export const writing: Readonly<
  Record<Format, { readonly head: (withHashes: boolean) => string; readonly one: (user: Exported) => string }>
> = {
  jsonl: { head: () => '', one: (user) => `${JSON.stringify(members(user))}\n` },
  csv: { head: (withHashes) => record(names(withHashes)), one: (user) => record(cells(user)) },
}
