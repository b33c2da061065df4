import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Brand } from './brand.ts'
import { type Invalid, invalid } from './invalid.ts'

/** What a person wants to be called: 1–255 code points, trimmed, NFC, of any script. */
export type FullName = Brand<string, 'FullName'>

export type InvalidFullName = Invalid<'InvalidFullName'>

const longest = 255
const controlOrLoneSurrogate = /[\p{Cc}\p{Cs}\u2028\u2029]/u

/** A blank name is no name. */
const parse = (text: string): E.Either<InvalidFullName, O.Option<FullName>> => {
  const name = text.trim().normalize('NFC')

  return controlOrLoneSurrogate.test(name) || [...name].length > longest
    ? E.left(
        invalid('InvalidFullName', `Use at most ${longest} characters, none of them a control character.`),
      )
    : E.right(name === '' ? O.none : O.some(name as FullName))
}

export const FullName = { parse }
