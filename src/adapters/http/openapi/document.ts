import type { Operation } from '../operation.ts'
import { components } from './components.ts'
import type { Schema } from './described.ts'
import { schemaOf } from './json-schema.ts'
import { type Named, naming } from './named.ts'
import { parametersOf } from './parameters.ts'
import { responsesOf } from './responses.ts'

/** `basePath` is where clients find the operations under their host, such as '/accounts'. */
export type About = { readonly version: string; readonly basePath?: string }

const tags = {
  auth: 'Registering, signing in and out, and keeping signed in.',
  users: 'People: oneself, and those whom one may read or change.',
  events: 'The audit log.',
  health: 'What an operator, or what watches for one, asks.',
  meta: 'What others need to know of this service.',
}

const tagOf = (path: string): keyof typeof tags =>
  (Object.keys(tags) as ReadonlyArray<keyof typeof tags>).find((tag) => path.split('/').includes(tag)) ??
  'meta'

const templated = (path: string) => path.replace(/:(\w+)/g, '{$1}')

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** `post /api/v1/auth/login` is `postAuthLogin`. */
const idOf = ({ method, path }: Operation) =>
  method +
  path
    .replace('/api/v1/', '/')
    .split(/[^a-zA-Z0-9]+/)
    .map(capital)
    .join('')

const securityOf = ({ access }: Operation): Schema => {
  if (access === 'anyone') return { security: [] }
  return { security: [{ bearer: access === 'signed-in' ? [] : [access] }] }
}

const objectOf = (operation: Operation, named: Named): Schema => ({
  operationId: idOf(operation),
  tags: [tagOf(operation.path)],
  summary: operation.summary,
  ...securityOf(operation),
  parameters: parametersOf(operation, named),
  ...(operation.body && {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(operation.body, named.schema) } },
    },
  }),
  responses: responsesOf(operation, named),
})

const info = ({ version }: About): Schema => ({
  title: 'PrescribeMe',
  version,
  summary: 'The account and sign-in backend of PrescribeMe.',
  description:
    'Users register, sign in and keep signed in; administrators manage them. Every error is a problem of RFC 9457, told in `detail`.',
  license: { name: 'UNLICENSED', identifier: 'LicenseRef-UNLICENSED' },
})

/** OpenAPI 3.1, read off the operations that the service serves. */
export const openApiDocument = (operations: ReadonlyArray<Operation>, about: About): Schema => {
  const { said, named } = naming()
  const objectsAt = (path: string) =>
    operations
      .filter((operation) => templated(operation.path) === path)
      .map((operation) => [operation.method, objectOf(operation, named)] as const)
  const addresses = new Set(operations.map(({ path }) => templated(path)))
  const paths = Object.fromEntries([...addresses].map((path) => [path, Object.fromEntries(objectsAt(path))]))

  return {
    openapi: '3.1.1',
    info: info(about),
    servers: [{ url: about.basePath || '/' }],
    tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
    paths,
    components: { ...said, ...components },
  }
}
