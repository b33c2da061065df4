import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Brand } from './brand.ts'
import { type Invalid, invalid } from './invalid.ts'

/** What a client calls a request that is to be carried out once, however often it arrives. */
export type IdempotencyKey = Brand<string, 'IdempotencyKey'>

export type InvalidIdempotencyKey = Invalid<'InvalidIdempotencyKey'>

const longest = 255

/** draft-ietf-httpapi-idempotency-key-header §2.1: a string of RFC 8941 §3.3.3, of which spaces are not accepted here. */
const quoted = /^"((?:[!#-[\]-~]|\\["\\])*)"$/

/** As most clients write it. Without quotes and commas, so that two fields in one are never taken for a key. */
const bare = /^[!#-+\--~]*$/

const unquoted = (text: string): string | undefined => {
  const [, inner] = quoted.exec(text) ?? []
  return inner === undefined ? bare.exec(text)?.[0] : inner.replace(/\\(.)/g, '$1')
}

/** Both spellings of a key are the same key. */
const parse = (text: string): E.Either<InvalidIdempotencyKey, IdempotencyKey> =>
  pipe(
    (unquoted(text) ?? '') as IdempotencyKey,
    E.fromPredicate(
      ({ length }) => length > 0 && length <= longest,
      () => invalid('InvalidIdempotencyKey', `Use one key of 1 to ${longest} visible ASCII characters.`),
    ),
  )

export const IdempotencyKey = { parse }
