import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { hostileJson } from './hostile.ts'
import { accepted, canary } from './marks.ts'

export type Props = Readonly<Record<string, t.Mixed>>

/** What an object's codec asks for, by name. A codec without members has none. */
export const propsOf = (codec: t.Mixed): Props => {
  if (codec instanceof t.ExactType) return propsOf(codec.type)
  if (codec instanceof t.RefinementType) return propsOf(codec.type)
  if (codec instanceof t.InterfaceType || codec instanceof t.PartialType) return codec.props
  if (codec instanceof t.IntersectionType)
    return Object.assign({}, ...codec.types.map((each: t.Mixed) => propsOf(each)))
  return {}
}

const few = fc.nat(9_999)

const values: ReadonlyArray<fc.Arbitrary<unknown>> = [
  few.map((n) => `${accepted}${n}@example.com`),
  fc.string({ unit: 'grapheme', minLength: 8, maxLength: 30 }).map((text) => `${accepted} ${text}`),
  few.map((n) => `${accepted}-${n}`),
  fc.string({ unit: 'grapheme-ascii', maxLength: 20 }).map((text) => `${accepted}.0.${text}`),
  fc.constantFrom('*', '"1"', 'W/"1", "2"'),
  fc.subarray(['user', 'support', 'auditor']),
  fc.uuid(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
]

const takes =
  (codec: t.Mixed) =>
  (value: unknown): boolean =>
    E.isRight(codec.decode(value))

/** Values that a codec takes. Fails at once where none is known, so that a new kind of member is not passed over. */
export const acceptedBy = (codec: t.Mixed): fc.Arbitrary<unknown> => {
  const props = Object.entries(propsOf(codec))
  if (props.length > 0)
    return fc.record(Object.fromEntries(props.map(([name, prop]) => [name, acceptedBy(prop)])))
  const fitting = values.filter((value) => fc.sample(value, { numRuns: 5, seed: 1 }).some(takes(codec)))
  if (fitting.length === 0) throw new Error(`no value is known that is ${codec.name}`)
  return fc.oneof(...fitting).filter(takes(codec))
}

/** What the codec takes for all that is marked as accepted. */
export const asTaken =
  (codec: t.Mixed) =>
  (text: string, value: unknown = text): string =>
    takes(codec)(value) ? text.replaceAll(canary, accepted) : text

/** JSON of all kinds in the place of such a value. */
export const hostileTo = (codec: t.Mixed): fc.Arbitrary<string> =>
  hostileJson.map((json) => asTaken(codec)(json, JSON.parse(json)))
