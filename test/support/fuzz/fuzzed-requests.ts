import fc from 'fast-check'
import type { Operation } from '../../../src/adapters/http/operation.ts'
import { fuzzedBody } from './fuzzed-body.ts'
import { fuzzedHeaders } from './fuzzed-headers.ts'
import { hostileText } from './hostile.ts'
import { type Known, oneOf } from './known.ts'
import { canary } from './marks.ts'
import type { RawHeaders } from './raw-headers.ts'

export type Fuzzed = {
  readonly operation: Operation
  readonly method: string
  readonly target: string
  readonly headers: RawHeaders
  readonly body: string | Buffer
}

const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'BREW']

const percent = (text: string) => Buffer.from(text).toString('hex').replaceAll(/../g, '%$&')
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

/** Mostly of what is there, where the operation is about it. */
const parameter = ({ sessions, users }: Known, { path }: Operation): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 16, arbitrary: oneOf(path.includes('/me/') ? sessions : users) },
    fc.uuid(),
    fc.uuid().map((id) => id.toUpperCase()),
    hostileText.map(encoded),
    hostileText.map((text) => percent(text)),
    fc.constantFrom(
      '',
      '.',
      '..',
      '%',
      '%zz',
      '%E0%A4%A',
      '%00',
      '%2f',
      '..%2f..%2f',
      '__proto__',
      '-1',
      '1e309',
    ),
    fc.constantFrom('%', '%zz', '%E0%A4%A', '%ff', ';a=', '/').map((text) => text + canary),
  )

const query = ({ access }: Known): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant('') },
    oneOf(access).map((token) => `?access_token=${token}&token=${canary}`),
    hostileText.map((text) => `?${encoded(text)}=${encoded(text)}`),
    fc.constantFrom(`?__proto__[${canary}]=1`, `?a=%zz${canary}`, '?', `?a[${canary}][]=1&a=2`, `#${canary}`),
    fc.nat(200).map((n) => `?${canary.repeat(n)}`),
  )

const detours: ReadonlyArray<(path: string) => string> = [
  (path) => `${path}/`,
  (path) => path.toUpperCase(),
  (path) => `${path}/${canary}`,
  (path) => `/${path}`,
  (path) => `/${canary}/..${path}`,
  (path) => path.replace('/', '/%2e/'),
  (path) => `http://${canary}.example${path}`,
  () => `//[${canary}`,
  () => '*',
]

/** One operation as it is asked, rightly and wrongly. */
const requestOf = (known: Known, operation: Operation): fc.Arbitrary<Fuzzed> => {
  const own = operation.method.toUpperCase()
  const path = parameter(known, operation).map((value) => operation.path.replace(/:\w+/, () => value))
  const target = fc
    .tuple(
      path,
      fc.oneof({ weight: 15, arbitrary: fc.constant((text: string) => text) }, fc.constantFrom(...detours)),
      query(known),
    )
    .map(([asked, detour, more]) => detour(asked) + more)

  return fc.record({
    operation: fc.constant(operation),
    method: fc.oneof({ weight: 12, arbitrary: fc.constant(own) }, fc.constantFrom(...methods)),
    target,
    headers: fuzzedHeaders(known, operation.headers),
    body: fc.oneof({ weight: 5, arbitrary: fuzzedBody(operation.body) }, knownBody(known, operation)),
  })
}

/** What only somebody can send who is really there. */
const knownBody = ({ logins, refresh }: Known, { body }: Operation) =>
  body
    ? fc.oneof(
        oneOf(logins),
        oneOf(refresh).map((refresh_token) => JSON.stringify({ refresh_token })),
      )
    : fc.constant('')

/** With another method it is perhaps another operation at the same address that is asked. */
const askedBy = (operations: ReadonlyArray<Operation>, { operation, method }: Fuzzed) => {
  const verb = method === 'HEAD' ? 'get' : method.toLowerCase()
  return operations.find((each) => each.path === operation.path && each.method === verb)
}

/** The operations in equal parts. */
export const fuzzedRequests = (operations: ReadonlyArray<Operation>, known: Known): fc.Arbitrary<Fuzzed> =>
  fc.oneof(...operations.map((operation) => requestOf(known, operation))).map((fuzzed) => ({
    ...fuzzed,
    operation: askedBy(operations, fuzzed) ?? fuzzed.operation,
  }))
