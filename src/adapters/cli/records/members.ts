import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Fault } from '../../../application/users/candidate.ts'
import { type Invalid, invalid } from '../../../domain/invalid.ts'
import { Role } from '../../../domain/role.ts'

/** What a record tells of somebody: texts where it is of CSV, any values where it is of JSON. */
export type Members = Readonly<Record<string, unknown>>

export type Read<A> = E.Either<Fault, A>

/** UTF-16 units. Nothing here is longer, and to normalise a long text takes time that grows with its square. */
const longest = 1_024

export const faultIn =
  (field: string) =>
  (broken: Invalid<string>): Fault => ({ ...broken, field })

const wrong = (field: string, what: string) =>
  E.left(faultIn(field)(invalid('WrongType', `This has to be ${what}.`)))

/** A member by the first of its names that says anything. */
export const said = (
  members: Members,
  ...names: ReadonlyArray<string>
): O.Option<readonly [string, unknown]> =>
  O.fromNullable(
    names.map((name) => [name, members[name]] as const).find(([, value]) => (value ?? '') !== ''),
  )

export const asText = ([name, value]: readonly [string, unknown]): Read<string> => {
  if (typeof value !== 'string') return wrong(name, 'a string')
  return value.length <= longest
    ? E.right(value)
    : E.left(faultIn(name)(invalid('TextTooLong', `Use at most ${longest} characters.`)))
}

/** No object says anything here, and some refuse to be made a text. */
const textOf = (value: unknown): string => (typeof value === 'object' ? 'an object' : String(value))

const [yes, no] = [/^(true|t|1|yes)$/i, /^(false|f|0|no)$/i]

export const asBoolean = ([name, value]: readonly [string, unknown]): Read<boolean> => {
  if (yes.test(textOf(value))) return E.right(true)
  return no.test(textOf(value)) ? E.right(false) : wrong(name, 'true or false')
}

/** RFC 3339, and what PostgreSQL and Python make of it. Without its offset a time may be any of many. */
const moment = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?) ?(Z|[+-]\d\d(?::?\d\d)?)$/i

/** A day beyond the end of its month would be taken for one of the next. */
const isDay = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDate() === Number(day.slice(-2))

const dateOf = (text: string): Date => {
  const [, day = '', time = '', offset = ''] = moment.exec(text) ?? []
  const [hours, minutes] = [offset.slice(0, 3), offset.slice(3).replace(':', '') || '00']
  const zone = offset.length > 1 ? `${hours}:${minutes}` : 'Z'

  return new Date(isDay(day) ? `${day}T${time}${zone}` : Number.NaN)
}

/** Milliseconds since 1970, or a text. */
export const asMoment = ([name, value]: readonly [string, unknown]): Read<Date> => {
  const date = typeof value === 'number' ? new Date(value) : dateOf(textOf(value))
  return date.getTime() >= 0 && date.getUTCFullYear() < 10_000
    ? E.right(date)
    : wrong(name, 'a time with its offset, from 1970 on')
}

const isRole = (name: string): name is Role => Role.all.some((role) => role === name)

const unknownRole = invalid('UnknownRole', `There are these roles: ${Role.all.join(', ')}.`)

/** A list, or names with anything but letters between them. */
export const asRoles = ([field, value]: readonly [string, unknown]): Read<ReadonlyArray<Role>> => {
  const names = Array.isArray(value) ? value.map(textOf) : (textOf(value).match(/[^\s,;{}"]+/g) ?? [])
  return pipe(
    [...new Set(names)],
    E.traverseArray(E.fromPredicate(isRole, () => faultIn(field)(unknownRole))),
  )
}
