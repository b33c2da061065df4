import * as E from 'fp-ts/lib/Either.js'
import { flow } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import { IdempotencyKey } from '../../domain/idempotency-key.ts'
import { optional, parsed } from './codecs.ts'

/** Of every operation that creates. */
export const IdempotencyHeaders = t.strict({
  'idempotency-key': optional(parsed(flow(IdempotencyKey.parse, E.map(O.some<IdempotencyKey>)))),
})
