import type * as t from 'io-ts'
import type { Operation } from '../operation.ts'
import { type Schema, shapeOf } from './described.ts'
import { isOptional, schemaOf } from './json-schema.ts'
import type { Named } from './named.ts'

type Place = 'path' | 'query' | 'header'

/** A header of ours that has another meaning to OpenAPI, or none (OpenAPI 3.1 §4.8.12). */
const unsaid = ['cookie']

const membersOf = (codec: t.Mixed | undefined): ReadonlyArray<readonly [string, t.Mixed]> => {
  const { type, props } = (codec ? shapeOf(codec) : {}) as {
    type?: t.Mixed
    props?: Readonly<Record<string, t.Mixed>>
  }
  if (props) return Object.entries(props)
  return type ? membersOf(type) : []
}

/** A parameter that is not sent is not null either. */
const sent = ({ type, ...schema }: Schema): Schema => ({
  ...(type !== undefined && { type: Array.isArray(type) ? type[0] : type }),
  ...schema,
})

const canonical = (name: string) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())

const parametersIn =
  (place: Place, named: Named) =>
  (codec: t.Mixed | undefined): ReadonlyArray<Schema> =>
    membersOf(codec)
      .filter(([name]) => !unsaid.includes(name))
      .map(([name, member]) => {
        const { description, ...schema } = sent(schemaOf(member, named.schema))
        return {
          name: place === 'header' ? canonical(name) : name,
          in: place,
          required: place === 'path' || !isOptional(member),
          ...(description !== undefined && { description }),
          schema,
        }
      })

/** What comes beside the body. */
export const parametersOf = ({ params, query, headers }: Operation, named: Named): ReadonlyArray<Schema> => [
  ...parametersIn('path', named)(params),
  ...parametersIn('query', named)(query),
  ...parametersIn('header', named)(headers),
  { $ref: '#/components/parameters/RequestId' },
]
