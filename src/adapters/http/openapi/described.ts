import * as t from 'io-ts'

/** As much of JSON Schema (2020-12) as is used here. */
export type Schema = { readonly [keyword: string]: unknown }

type Description = { readonly schema: Schema; readonly isOptional: boolean }

const descriptions = new WeakMap<t.Mixed, Description>()

/** The same codec, and what its structure does not tell of the values. */
export const described = <A, O>(
  { name, is, validate, encode }: t.Type<A, O, unknown>,
  schema: Schema,
  isOptional = false,
): t.Type<A, O, unknown> => {
  const codec = new t.Type(name, is, validate, encode)
  descriptions.set(codec, { schema, isOptional })
  return codec
}

const likenesses = new WeakMap<t.Mixed, t.Mixed>()

/** The same codec, which reads what another has the structure of. */
export const shapedLike = <C extends t.Mixed>(codec: C, other: t.Mixed): C => {
  likenesses.set(codec, other)
  return codec
}

/** The codec whose structure tells what this one reads. */
export const shapeOf = (codec: t.Mixed): t.Mixed => likenesses.get(codec) ?? codec

export const descriptionOf = (codec: t.Mixed): Description | undefined => descriptions.get(codec)
