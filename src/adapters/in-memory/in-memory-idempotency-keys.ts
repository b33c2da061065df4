import * as TE from 'fp-ts/lib/TaskEither.js'
import type { IdempotencyKeys } from '../../application/ports/idempotency-keys.ts'
import type { Memory } from './memory.ts'

export const inMemoryIdempotencyKeys = ({ idempotencyKeys }: Memory): IdempotencyKeys => ({
  purge: (now, limit) =>
    TE.fromIO(() => {
      const expired = [...idempotencyKeys.values()]
        .filter(({ expiresAt }) => expiresAt <= now)
        .slice(0, limit)
      for (const { key } of expired) idempotencyKeys.delete(key)
      return expired.length
    }),
})
