import * as t from 'io-ts'
import { described } from './described.ts'

/** RFC 3339, in UTC. */
export const Time = described(t.string, {
  type: 'string',
  format: 'date-time',
  examples: ['2026-01-15T10:00:00.000Z'],
})

export const Integer = described(t.number, { type: 'integer' })

/** A member of an answer that is not always there. */
export const maybe = <C extends t.Mixed>(codec: C) => t.union([codec, t.undefined])
