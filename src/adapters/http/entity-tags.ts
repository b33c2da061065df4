import * as E from 'fp-ts/lib/Either.js'
import { flow } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { type Invalid, invalid } from '../../domain/invalid.ts'
import { optional, parsed } from './codecs.ts'

/** Those that a condition names (RFC 9110 §8.8.3, §13.1). `*` stands for whatever there is. */
export type EntityTags = '*' | ReadonlyArray<string>

const tag = '(?:W/)?"[!#-~\\u0080-\\u00ff]*"'
const list = new RegExp(`^[\\t ,]*${tag}(?:[\\t ]*,[\\t ,]*${tag})*[\\t ,]*$`)

const parse = (text: string): E.Either<Invalid<'InvalidEntityTags'>, EntityTags> => {
  if (text.trim() === '*') return E.right('*')
  return list.test(text)
    ? E.right(text.match(new RegExp(tag, 'g')) ?? [])
    : E.left(invalid('InvalidEntityTags', 'Send entity tags in quotes, separated by commas, or an asterisk.'))
}

const opaque = (text: string) => text.replace(/^W\//, '')

/** The strong comparison: a weak tag is equal to none (RFC 9110 §8.8.3.2). */
const haveStrongly =
  (own: string) =>
  (tags: EntityTags): boolean =>
    tags === '*' || tags.includes(own)

const haveWeakly =
  (own: string) =>
  (tags: EntityTags): boolean =>
    tags === '*' || tags.some((each) => opaque(each) === opaque(own))

/** Of a header that may be left out. */
const codec = optional(parsed(flow(parse, E.map(O.some))))

export const EntityTags = { parse, haveStrongly, haveWeakly, codec }
