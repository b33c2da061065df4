import * as E from 'fp-ts/lib/Either.js'
import { type Invalid, invalid } from './invalid.ts'

/** Why somebody has done something, in their own words: at most 500 code points. */
export type Reason = string

export type ReasonTooLong = Invalid<'ReasonTooLong'>

const longest = 500

const parse = (text: string): E.Either<ReasonTooLong, Reason> =>
  [...text].length > longest
    ? E.left(invalid('ReasonTooLong', `Use at most ${longest} characters.`))
    : E.right(text)

export const Reason = { parse }
