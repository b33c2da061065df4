import * as O from 'fp-ts/lib/Option.js'
import type { User } from '../../domain/user.ts'

/** By the names that the HTTP API has. */
const fields = (user: User) => ({
  id: user.id,
  email: user.email,
  full_name: O.toNullable(user.fullName),
  is_active: user.isActive,
  email_verified: user.emailVerified,
  roles: user.roles,
  created_at: user.createdAt.toISOString(),
  updated_at: user.updatedAt.toISOString(),
})

export type UserField = keyof ReturnType<typeof fields>

/** Characters that a column has at the least: where rows come one after the other, nobody knows the longest. */
const widths: Readonly<Record<UserField, number>> = {
  id: 9,
  email: 34,
  full_name: 26,
  is_active: 11,
  email_verified: 16,
  roles: 20,
  created_at: 26,
  updated_at: 26,
}

export const userFieldNames = Object.keys(widths) as ReadonlyArray<UserField>

export const isUserField = (text: string): text is UserField => userFieldNames.some((name) => name === text)

/** A terminal obeys control characters, and other programs may have written some. */
const shown = (value: unknown): string => String(value ?? '').replace(/\p{Cc}/gu, '\ufffd')

/** For machines: the names that the HTTP API has. For people: a line a field. */
export const userView = (user: User, json: boolean): string =>
  json
    ? JSON.stringify(fields(user))
    : Object.entries(fields(user))
        .map(([name, value]) => `${name.padEnd(16)}${shown(value)}`)
        .join('\n')

const row = (names: ReadonlyArray<UserField>, cell: (name: UserField) => string): string =>
  names
    .map((name) => `${cell(name)} `.padEnd(widths[name]))
    .join('')
    .trimEnd()

export const userHeading = (names: ReadonlyArray<UserField>): string => row(names, (name) => name)

/** One line: JSON of the fields that are named, or a row of a table. */
export const userLine =
  (names: ReadonlyArray<UserField>, json: boolean) =>
  (user: User): string => {
    const all = fields(user)
    return json
      ? JSON.stringify(Object.fromEntries(names.map((name) => [name, all[name]])))
      : row(names, (name) => shown(all[name]))
  }
