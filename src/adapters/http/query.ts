import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as t from 'io-ts'
import type { Invalid } from '../../domain/invalid.ts'
import { optional, parsed } from './codecs.ts'
import { fault } from './decode.ts'
import { type Schema, shapedLike } from './openapi/described.ts'

/** A parameter that may be left out. */
export const parameter = <A>(parse: (text: string) => E.Either<Invalid<string>, A>, schema?: Schema) =>
  optional(
    parsed(
      (text) =>
        pipe(
          parse(text),
          E.map((value) => O.some(value)),
        ),
      schema,
    ),
  )

/** What may be told of a name that was sent: one that somebody can have meant. */
const sane = /^[a-z_]{1,32}$/

type Rule = (name: string, value: unknown) => readonly [rule: string, message: string] | undefined

const once: Rule = (_name, value) =>
  Array.isArray(value) ? ['RepeatedParameter', 'Send this once.'] : undefined

const query = <P extends t.Props>(props: P, ...rules: ReadonlyArray<Rule>) => {
  const all = t.type(props)

  const codec = new t.Type<t.TypeOfProps<P>, unknown, unknown>(
    'parameters',
    all.is,
    (input, context) => {
      const faults = Object.entries(input as object).flatMap(([name, value]) =>
        rules.flatMap((rule) => {
          const broken = rule(name, value)
          const field = sane.test(name) ? name : 'query'
          return broken ? [fault<never>(t.appendContext(context, field, t.string), ...broken)] : []
        }),
      )
      return faults.find(E.isLeft)
        ? t.failures(faults.flatMap((found) => (E.isLeft(found) ? found.left : [])))
        : all.validate(input, context)
    },
    t.identity,
  )
  return shapedLike(codec, all)
}

/** Parameters of a query, each at most once. Others are nobody's business. */
export const parameters = <P extends t.Props>(props: P) =>
  query(props, (name, value) => (Object.hasOwn(props, name) ? once(name, value) : undefined))

/** The same, and no others: whoever misspells a filter is not to be shown everything. */
export const onlyParameters = <P extends t.Props>(props: P) =>
  query(props, once, (name) =>
    Object.hasOwn(props, name) ? undefined : ['UnknownParameter', 'There is no such parameter here.'],
  )
