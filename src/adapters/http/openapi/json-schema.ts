import * as t from 'io-ts'
import { descriptionOf, type Schema } from './described.ts'
import type { Named } from './named.ts'

type Codec = t.Mixed & {
  readonly _tag?: string
  readonly type?: Codec
  readonly types?: ReadonlyArray<Codec>
  readonly props?: Readonly<Record<string, Codec>>
  readonly codomain?: Codec
  readonly value?: unknown
  readonly keys?: Readonly<Record<string, unknown>>
}

/** What is known by a name of its own, such as `User`: codecs that are not go by what they look like. */
const ownName = /^[A-Z][A-Za-z]+$/

const isUndefined = ({ _tag }: Codec) => _tag === 'UndefinedType'

export const isOptional = (codec: Codec): boolean =>
  descriptionOf(codec)?.isOptional ?? (codec._tag === 'UnionType' && (codec.types ?? []).some(isUndefined))

const object = (
  props: Readonly<Record<string, Codec>>,
  isPartial: boolean,
  named: Named['schema'],
): Schema => {
  const required = isPartial
    ? []
    : Object.keys(props).filter((name) => props[name] && !isOptional(props[name]))

  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      Object.entries(props).map(([name, codec]) => [name, schemaOf(codec, named)]),
    ),
  }
}

/** A member of several types is one whose types are listed, where that says it all (JSON Schema §6.1.1). */
const union = (types: ReadonlyArray<Codec>, named: Named['schema']): Schema => {
  const schemas = types.filter((codec) => !isUndefined(codec)).map((codec) => schemaOf(codec, named))
  if (schemas.length === 1) return schemas[0] ?? {}
  return schemas.every((schema) => Object.keys(schema).join() === 'type')
    ? { type: schemas.map(({ type }) => type) }
    : { anyOf: schemas }
}

const structures: Readonly<Record<string, (codec: Codec, named: Named['schema']) => Schema>> = {
  StringType: () => ({ type: 'string' }),
  NumberType: () => ({ type: 'number' }),
  BooleanType: () => ({ type: 'boolean' }),
  NullType: () => ({ type: 'null' }),
  LiteralType: ({ value }) => ({ const: value }),
  KeyofType: ({ keys }) => ({ enum: Object.keys(keys ?? {}) }),
  ArrayType: ({ type }, named) => ({ type: 'array', items: schemaOf(type ?? t.unknown, named) }),
  ReadonlyArrayType: ({ type }, named) => ({ type: 'array', items: schemaOf(type ?? t.unknown, named) }),
  DictionaryType: ({ codomain }, named) => ({
    type: 'object',
    additionalProperties: schemaOf(codomain ?? t.unknown, named),
  }),
  InterfaceType: ({ props }, named) => object(props ?? {}, false, named),
  PartialType: ({ props }, named) => object(props ?? {}, true, named),
  ExactType: ({ type }, named) => structureOf(type ?? t.unknown, named),
  UnionType: ({ types }, named) => union(types ?? [], named),
  IntersectionType: ({ types }, named) => ({ allOf: (types ?? []).map((codec) => schemaOf(codec, named)) }),
  // said, though it goes without saying: generators take an object of which nothing is said for an empty one
  AnyDictionaryType: () => ({ type: 'object', additionalProperties: true }),
  UnknownType: () => ({}),
}

const structureOf = (codec: Codec, named: Named['schema']): Schema => {
  const structure = structures[codec._tag ?? '']
  if (!structure) throw new Error(`no schema is known for ${codec.name}: say one with \`described\``)
  return structure(codec, named)
}

const unnamed = (codec: Codec, named: Named['schema']): Schema => {
  const description = descriptionOf(codec)
  return description ? description.schema : structureOf(codec, named)
}

/** The JSON Schema of what a codec reads or writes. */
export const schemaOf = (codec: t.Mixed, named: Named['schema']): Schema =>
  ownName.test(codec.name) ? named(codec.name, () => unnamed(codec, named)) : unnamed(codec, named)
