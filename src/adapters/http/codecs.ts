import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { Invalid } from '../../domain/invalid.ts'
import { isUsable, unusableText } from '../../domain/text.ts'
import { fault } from './decode.ts'
import { described, descriptionOf, type Schema } from './openapi/described.ts'

/** UTF-16 units. Nothing here is longer, and to normalise a long text takes time that grows with its square. */
const longest = 1_024

/** Any text that can be stored: no NUL, which PostgreSQL refuses, and no half of a surrogate pair. */
const AnyText = new t.Type<string, string, unknown>(
  'a string',
  t.string.is,
  (input, context) => {
    if (!t.string.is(input)) return t.failure(input, context)
    if (input.length > longest) return fault(context, 'TextTooLong', `Use at most ${longest} characters.`)
    if (!isUsable(input)) return fault(context, 'UnusableText', unusableText)
    return t.success(input)
  },
  t.identity,
)

export const Text = described(AnyText, { type: 'string', maxLength: longest })

/** Lends a domain parser to io-ts, so that no rule is written twice; the schema tells of the rule what can be told. */
export const parsed = <A>(
  parse: (text: string) => E.Either<Invalid<string>, A>,
  schema: Schema = {},
): t.Type<A, unknown, unknown> =>
  described(
    new t.Type<A, unknown, unknown>(
      Text.name,
      (input): input is A => Text.is(input) && E.isRight(parse(input)),
      (input, context) =>
        pipe(
          Text.validate(input, context),
          E.flatMap((text) =>
            pipe(
              parse(text),
              E.orElse(({ _tag, message }) => fault<A>(context, _tag, message)),
            ),
          ),
        ),
      t.identity,
    ),
    schema.type ? schema : { type: 'string', maxLength: longest, ...schema },
  )

const schemaOfMember = (codec: t.Mixed): Schema => descriptionOf(codec)?.schema ?? {}

const orNull = (codec: t.Mixed): Schema => {
  const { type, ...schema } = schemaOfMember(codec)
  return { type: [type, 'null'], ...schema }
}

/** A member that may be left out, and is then as if this were sent. */
export const orElse = <A>(codec: t.Type<A, unknown, unknown>, absent: A) =>
  described(
    new t.Type<A, unknown, unknown>(
      codec.name,
      codec.is,
      (input, context) => (input === undefined ? t.success(absent) : codec.validate(input, context)),
      t.identity,
    ),
    { ...schemaOfMember(codec), default: absent },
    true,
  )

/** A member that may be null, and is not the same as one that is left out. */
export const nullable = <A>(codec: t.Type<O.Option<A>, unknown, unknown>) =>
  described(
    new t.Type<O.Option<A>, unknown, unknown>(
      codec.name,
      codec.is,
      (input, context) => (input === null ? t.success(O.none) : codec.validate(input, context)),
      t.identity,
    ),
    orNull(codec),
  )

/** A member that may be left out or be null. */
export const optional = <A>(codec: t.Type<O.Option<A>, unknown, unknown>) =>
  described(
    new t.Type<O.Option<A>, unknown, unknown>(
      codec.name,
      codec.is,
      (input, context) =>
        input === undefined || input === null ? t.success(O.none) : codec.validate(input, context),
      t.identity,
    ),
    orNull(codec),
    true,
  )
