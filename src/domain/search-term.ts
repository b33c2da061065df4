import * as E from 'fp-ts/lib/Either.js'
import type { Brand } from './brand.ts'
import { Folded } from './folded.ts'
import { type Invalid, invalid } from './invalid.ts'

/** What to look for in people's addresses and names, folded as those are. */
export type SearchTerm = Brand<Folded, 'SearchTerm'>

export type InvalidSearchTerm = Invalid<'InvalidSearchTerm'>

/** In code points. */
const longest = 100
const controlOrLoneSurrogate = /[\p{Cc}\p{Cs}\u2028\u2029]/u

/** An accent alone is nothing to look for. */
const parse = (text: string): E.Either<InvalidSearchTerm, SearchTerm> => {
  const trimmed = text.trim()
  const isSound = !controlOrLoneSurrogate.test(trimmed) && [...trimmed].length <= longest
  const folded = isSound ? Folded.of(trimmed).trim() : ''

  return folded === ''
    ? E.left(
        invalid('InvalidSearchTerm', `Use 1 to ${longest} characters, none of them a control character.`),
      )
    : E.right(folded as SearchTerm)
}

export const SearchTerm = { parse }
