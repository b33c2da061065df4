import * as E from 'fp-ts/lib/Either.js'
import { type Invalid, invalid } from '../../domain/invalid.ts'

/** RFC 3339 §5.6, to the millisecond at the most: finer, what was asked would not be what is compared. */
const rfc3339 =
  /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** Date takes the 30th of February for a day in March. */
const isDay = (day = ''): boolean => {
  const midnight = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
}

export const parseFlag = (text: string): E.Either<Invalid<'InvalidFlag'>, boolean> =>
  text === 'true' || text === 'false'
    ? E.right(text === 'true')
    : E.left(invalid('InvalidFlag', 'Use "true" or "false".'))

export const parseMoment = (text: string): E.Either<Invalid<'InvalidMoment'>, Date> =>
  isDay(rfc3339.exec(text.toUpperCase())?.[1])
    ? E.right(new Date(text.toUpperCase()))
    : E.left(
        invalid('InvalidMoment', 'Use a time such as 2026-01-15T10:00:00.000Z, to the millisecond at most.'),
      )
