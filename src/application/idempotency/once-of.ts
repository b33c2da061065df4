import * as O from 'fp-ts/lib/Option.js'
import type { IdempotencyKey } from '../../domain/idempotency-key.ts'
import type { Occasion } from '../../domain/occasion.ts'
import type { Once } from '../../domain/once.ts'
import type { Fingerprints } from '../ports/fingerprints.ts'

/** All in which one request differs from another: what is to be done, and with what. */
type Request = readonly [what: string, ...given: ReadonlyArray<string | null>]

/** A key belongs to who asks. Those who have not signed in share theirs. */
export const onceOf =
  (fingerprints: Fingerprints, { actor, at }: Occasion, request: Request) =>
  (key: IdempotencyKey): Once => ({
    marks: fingerprints.of(
      JSON.stringify([O.isSome(actor) ? actor.value : 'anyone', key]),
      JSON.stringify(request),
    ),
    askedAt: at,
  })
