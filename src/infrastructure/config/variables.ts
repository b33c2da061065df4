import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

/** A codec of a variable's text. Its name finishes the sentence "this variable has to be …". */
export type Variable<A> = t.Type<A, unknown, unknown>

const variable = <A>(name: string, parse: (text: string) => A | undefined): Variable<A> =>
  new t.Type<A, unknown, unknown>(
    name,
    (_): _ is A => true,
    (input, context) => {
      const value = typeof input === 'string' ? parse(input) : undefined
      return value === undefined ? t.failure(undefined, context) : t.success(value)
    },
    t.identity,
  )

/** What goes for a variable that is not set. */
export const or = <A, const B>(otherwise: B, { name, validate }: Variable<A>): Variable<A | B> =>
  new t.Type<A | B, unknown, unknown>(
    name,
    (_): _ is A | B => true,
    (input, context) => (input === undefined ? t.success(otherwise) : validate(input, context)),
    t.identity,
  )

export const text = (name: string, isGood: (text: string) => boolean): Variable<string> =>
  variable(name, (given) => (isGood(given) ? given : undefined))

export const integer = (least: number, most: number): Variable<number> =>
  variable(`a whole number from ${least} to ${most}`, (given) =>
    /^\d{1,15}$/.test(given) && Number(given) >= least && Number(given) <= most ? Number(given) : undefined,
  )

export const oneOf = <A extends string>(...values: ReadonlyArray<A>): Variable<A> =>
  variable(`one of ${values.join(', ')}`, (given) => values.find((value) => value === given))

const flags = new Map([
  ['true', true],
  ['false', false],
])

export const flag: Variable<boolean> = variable('true or false', (given) => flags.get(given))

const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** In milliseconds. */
export const shortDuration = (least: number, most: number): Variable<number> =>
  variable(`a duration such as 500ms, 2s or 1m, from ${least}ms to ${most}ms`, (given) => {
    const [, amount, unit = ''] = /^(\d{1,9})(ms|s|m)$/.exec(given) ?? []
    const ms = Number(amount) * (unit === 'ms' ? 1 : 1_000 * (secondsIn[unit] ?? Number.NaN))
    return ms >= least && ms <= most ? ms : undefined
  })

/** In seconds. */
export const duration = (least: number, most: number): Variable<number> =>
  variable(`a duration such as 90s, 30m, 12h or 14d, from ${least}s to ${most}s`, (given) => {
    const [, amount, unit = ''] = /^(\d{1,9})([smhd])$/.exec(given) ?? []
    const seconds = Number(amount) * (secondsIn[unit] ?? Number.NaN)
    return seconds >= least && seconds <= most ? seconds : undefined
  })

export type Rate = { readonly limit: number; readonly window: number }

/** `100/15m`: so many in so long, which is in seconds. */
export const rate = (example: string, isGood: (rate: Rate) => boolean): Variable<Rate> =>
  variable(`a limit such ${example}, from 1s to 7d`, (given) => {
    const [, limit, amount, unit = ''] = /^([1-9]\d{0,8})\/([1-9]\d{0,5})([smhd])$/.exec(given) ?? []
    const parsed = { limit: Number(limit), window: Number(amount) * (secondsIn[unit] ?? Number.NaN) }
    return parsed.window <= 7 * 86_400 && isGood(parsed) ? parsed : undefined
  })

export const url = (name: string, isGood: (url: URL) => boolean): Variable<string> =>
  text(name, (given) => URL.canParse(given) && isGood(new URL(given)))

export const listOf = <A>(item: Variable<A>): Variable<ReadonlyArray<A>> =>
  variable<ReadonlyArray<A>>(`${item.name}, or several with commas between them`, (given) =>
    pipe(
      given.split(',').map((part) => item.decode(part.trim())),
      (items) => (items.every(E.isRight) ? items.map((decoded) => decoded.right) : undefined),
    ),
  )
