import { randomUUID } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { IdempotencyKey } from '../../src/domain/idempotency-key.ts'
import type { Once } from '../../src/domain/once.ts'

export const aKey = (text: string = randomUUID()): IdempotencyKey => {
  const key = IdempotencyKey.parse(text)
  if (E.isRight(key)) return key.right
  throw new Error(key.left.message)
}

/** The moment of `anOccasion()`. */
export const askedAt = new Date('2026-01-02T03:04:05.678Z')

type Given = {
  readonly key?: string
  /** The key's marks under secrets before. */
  readonly before?: ReadonlyArray<string>
  readonly asks?: string
  readonly at?: Date
}

/** Fingerprints depend on the secret, as the marks of the key do: so here the one on the other. */
export const aOnce = ({ key = randomUUID(), before = [], asks = 'this', at = askedAt }: Given = {}): Once => {
  const mark = (name: string) => ({ key: name, fingerprint: `${name}: ${asks}` })

  return { marks: [mark(key), ...before.map(mark)], askedAt: at }
}
