import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { after } from './time.ts'

/** How a request is known again: by which key it goes and what it asks, neither of which can be read from it. */
export type Mark = { readonly key: string; readonly fingerprint: string }

/** A request that is to be carried out once. */
export type Once = {
  /** First as it is kept, then as it would have been before the service's secret was changed. */
  readonly marks: ReadonlyNonEmptyArray<Mark>
  readonly askedAt: Date
}

/** What is kept of one that was carried out. */
export type Kept = Mark & { readonly expiresAt: Date }

/** The key belongs to another request. */
export type IdempotencyKeyReused = { readonly _tag: 'IdempotencyKeyReused' }

const idempotencyKeyReused: IdempotencyKeyReused = { _tag: 'IdempotencyKeyReused' }

/** Seconds, after which a key is free again. */
const lifetime = 86_400

const keep = ({ marks: [mark], askedAt }: Once): Kept => ({ ...mark, expiresAt: after(askedAt, lifetime) })

/** Of what is kept under one of its keys: what counts as this request's, none where it has yet to be carried out. */
const recall =
  ({ marks, askedAt }: Once) =>
  <A extends Kept>(found: O.Option<A>): E.Either<IdempotencyKeyReused, O.Option<A>> =>
    pipe(
      found,
      O.filter(({ expiresAt }) => expiresAt > askedAt),
      O.traverse(E.Applicative)(
        E.fromPredicate(
          (kept) =>
            marks.some(({ key, fingerprint }) => key === kept.key && fingerprint === kept.fingerprint),
          () => idempotencyKeyReused,
        ),
      ),
    )

export const Once = { keep, recall }
