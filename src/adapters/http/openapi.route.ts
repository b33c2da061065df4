import type { IO } from 'fp-ts/lib/IO.js'
import * as T from 'fp-ts/lib/Task.js'
import * as t from 'io-ts'
import { type About, openApiDocument } from './openapi/document.ts'
import { type Operation, route } from './operation.ts'
import { ok } from './reply.ts'
import { ReadHeaders, unlessKnown } from './versions.ts'

/** What is hashed alike is taken for the same document. */
type Options = About & { readonly hashOf: (text: string) => string }

const described = (operations: ReadonlyArray<Operation>, { hashOf, ...about }: Options) => {
  const document = openApiDocument(operations, about)
  const etag = `"${hashOf(JSON.stringify(document))}"`
  return { ...ok(document), headers: { etag, 'cache-control': 'public, no-cache' } }
}

/** Describes all operations, itself among them: they are asked for when it is first asked. */
export const openApiRoute = (operations: IO<ReadonlyArray<Operation>>, options: Options) => {
  let made: ReturnType<typeof described> | undefined

  return route({
    method: 'get',
    path: '/openapi.json',
    summary: 'Describe this API (OpenAPI 3.1)',
    access: 'anyone',
    headers: ReadHeaders,
    bears: ['ETag'],
    replies: { 200: t.UnknownRecord, 304: t.undefined },
    handle: ({ headers: { 'if-none-match': known } }) => {
      made ??= described(operations(), options)
      return T.of(unlessKnown(known)(made))
    },
  })
}
