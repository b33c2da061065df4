import { readFileSync, writeFileSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { parseConfig } from '../../src/infrastructure/config/config.ts'
import { describeApi } from '../../src/infrastructure/processes/describe-api.ts'

/** As much of the description as is read here. */
type Document = OpenAPI3 & {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security: unknown[] }>>>>
}

export const generatedFile = new URL('src/api.ts', import.meta.url)

const silent = { info: () => {}, warn: () => {}, error: () => {} }

const described = (): Document => {
  const config = parseConfig({})
  if (E.isRight(config)) return describeApi(config.right, silent) as Document
  throw new Error(config.left.faults.join('\n'))
}

/** What needs nobody signed in, as `POST /api/v1/auth/login`: types alone would not tell at run time. */
const openOperations = ({ paths }: Document): ReadonlyArray<string> =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([, { security }]) => security.length === 0)
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  )

/** The types of the API that this source describes, and which of its operations are open. */
export const generated = async (): Promise<string> => {
  const document = described()
  // a copy: the generator writes into what it is given
  const types = await openapiTS(structuredClone(document))
  const list = openOperations(document).map((operation) => `  '${operation}',\n`)

  return [
    '// Made by `npm run client:types` from the description of the API. Not to be edited.\n',
    astToString(types),
    `/** Operations that need nobody signed in. */\nexport const openOperations: ReadonlyArray<string> = [\n${list.join('')}]\n`,
  ].join('\n')
}

export const isFresh = async (): Promise<boolean> =>
  readFileSync(generatedFile, 'utf8') === (await generated())

if (import.meta.main) writeFileSync(generatedFile, await generated())
