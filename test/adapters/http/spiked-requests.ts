import type { Operation } from '../../../src/adapters/http/operation.ts'
import type { Canaries } from '../../support/canaries.ts'
import { canary, operationsWithBodies } from './bodies.ts'

export type Spiked = { readonly path: string; readonly init: RequestInit }

/** A header for everything that clients, browsers and proxies say, each with something in it that nobody is to see again. */
const headersOf = ({ at }: Canaries): Readonly<Record<string, string>> => ({
  cookie: `${at('cookie name')}=${at('cookie value')}; device=${at('device cookie')}`,
  'x-request-id': `${at('unsound request id')} x`,
  'x-correlation-id': at('correlation id'),
  traceparent: at('traceparent'),
  'idempotency-key': at('idempotency key'),
  [`x-${at('header name')}`]: at('header value'),
  'x-forwarded-for': at('forwarded for'),
  'x-api-key': at('api key'),
  referer: `https://example.com/${at('referer')}`,
  origin: `https://${at('origin')}.example`,
  'if-none-match': `"${at('etag')}"`,
  'user-agent': at('user agent'),
})

/** Basic, Digest and whatever may pass for a token of ours. */
const authorizationsOf = ({ at }: Canaries): ReadonlyArray<string> => [
  `Bearer ${at('access token')}`,
  `Bearer ${at('token header')}.${at('token claims')}.${at('token signature')}`,
  `Bearer ${at('unreadable access token')} and more`,
  `Basic ${Buffer.from(`${at('basic user')}:${at('basic password')}`).toString('base64')}`,
  `Digest username="${at('digest user')}", response="${at('digest response')}"`,
  at('bare authorization'),
]

const spikedBody = ({ at }: Canaries, good: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(good).map(([member, value]) => [
      member,
      typeof value === 'string' ? value.replaceAll(canary, at(member)) : value,
    ]),
  )

/** The good body of an operation, and bodies that are wrong in every way that quotes. */
const bodiesOf = (planted: Canaries, good: Readonly<Record<string, unknown>>): ReadonlyArray<string> => {
  const { at } = planted
  const body = spikedBody(planted, good)
  const json = JSON.stringify(body)
  const members = Object.keys(body).flatMap((member) => [
    { ...body, [member]: { [at(`name in ${member}`)]: at(`value in ${member}`) } },
    { ...body, [member]: [at(`item of ${member}`)] },
    { ...body, [member]: `${body[member]}\0` },
    { ...body, [member]: `${body[member]}\n    at ${at(`line of ${member}`)} (a.ts:1:2)` },
    { ...body, [member]: at(`long ${member}`).repeat(99) },
    { [member]: body[member] },
  ])

  return [
    json,
    ...[...members, { ...body, [at('member name')]: at('member value') }, [body], at('text')].map((each) =>
      JSON.stringify(each),
    ),
    json.slice(0, -2),
    `${json}${at('behind JSON')}`,
    `{"password":${at('bare JSON')}}`,
    `{"${at('open JSON')}`,
  ]
}

const typesOf = ({ at }: Canaries): ReadonlyArray<Readonly<Record<string, string>>> => [
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': `application/json; charset=${at('charset')}` },
  { 'content-type': `text/${at('media type')}` },
  { 'content-type': 'application/json', 'content-encoding': at('content encoding') },
  { 'content-type': 'application/json', accept: `text/${at('accept')}` },
]

/** Every operation, asked by nobody, by impostors and by somebody who is signed in, rightly and wrongly. */
export const spikedRequests = (
  operations: ReadonlyArray<Operation>,
  planted: Canaries,
  access: string,
): ReadonlyArray<Spiked> => {
  const { at } = planted
  const query = `?${at('query name')}=${at('query value')}&access_token=${at('token in query')}&a[${at('query key')}]=b`

  const spiked = (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ) => ({
    path: `${path}${query}`,
    init: { method, headers: { ...headersOf(planted), ...headers }, ...(body !== undefined && { body }) },
  })

  const ofOperation = ({ method, path: declared }: Operation): ReadonlyArray<Spiked> => {
    const path = declared.replace(/:\w+/, method === 'patch' ? '1' : at('path parameter'))
    const name = `${method.toUpperCase()} ${declared}`
    const good = operationsWithBodies.find((operation) => operation.name === name)?.good
    const json = { 'content-type': 'application/json', authorization: `Bearer ${access}` }
    const verb = method.toUpperCase()
    if (!good || verb === 'GET')
      return [...authorizationsOf(planted), json.authorization].map((authorization) =>
        spiked(verb, path, { authorization }),
      )
    return [
      ...bodiesOf(planted, good).map((body) => spiked(verb, path, json, body)),
      ...typesOf(planted).map((type) =>
        spiked(verb, path, { ...json, ...type }, JSON.stringify(spikedBody(planted, good))),
      ),
      ...authorizationsOf(planted).map((authorization) => spiked(verb, path, { authorization })),
    ]
  }

  return [
    ...operations.flatMap(ofOperation),
    spiked('GET', `/${at('path')}`, {}),
    spiked('PUT', '/health', {}),
    spiked('DELETE', `/api/v1/users/me/sessions/%E0%A4%A${at('unreadable path')}`, {}),
    spiked('GET', `/${at('long path').repeat(80)}`, {}),
  ]
}

/** What only octets can say. Each is the head of a request that ends its connection. */
export const spikedHeads = ({ at }: Canaries): ReadonlyArray<ReadonlyArray<string>> => [
  [`GET /health HTTP/1.1`, `Host: ${at('host')}`],
  [`GET /health HTTP/1.1`, `Host: a`, `Host: ${at('second host')}`],
  [`GET http://${at('authority')}/${at('target')} HTTP/1.1`, 'Host: a'],
  [`GET //[${at('bad target')} HTTP/1.1`, 'Host: a'],
  [`${at('method')} / HTTP/1.1`, 'Host: a'],
  [`GET / ${at('version')}`, 'Host: a'],
  ['GET / HTTP/1.1', 'Host: a', `Expect: ${at('expectation')}`],
  [`GET / HTTP/1.1`, 'Host: a', at('no header')],
  [`GET / HTTP/1.1`, 'Host: a', `Content-Length: ${at('length')}`],
  [`GET / HTTP/1.1`, 'Host: a', `X: ${at('long header').repeat(900)}`],
]
