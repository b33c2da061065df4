import { expect } from 'chai'
import { expectDescribed } from './description.ts'

type Json = Readonly<Record<string, unknown>>

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Json
}

type Asked = { readonly method: string; readonly path: string; readonly authorization: string | null }

const traces =
  /^\s+at .+:\d+|node_modules|\.ts:\d|\b(select|insert into|update|delete from)\b.+\b(from|values|set|where)\b/im

/** What RFC 9457 and CONTRACT §2 ask of every refusal. */
export const expectProblem = ({ status, headers, json }: Answer): void => {
  expect(headers.get('content-type')).to.match(/^application\/problem\+json; charset=utf-8$/i)
  expect(json['type']).to.match(/^urn:prescribeme:problem:[a-z-]+$/)
  expect(json['title']).to.be.a('string').that.is.not.empty
  expect(json['detail']).to.be.a('string').that.is.not.empty
  expect(json['status']).to.equal(status)
  expect(headers.get('cache-control')).to.equal('no-store')
}

const expectHeadersOfStatus = ({ status, headers }: Answer, { authorization }: Asked): void => {
  if (status === 401) {
    expect(headers.get('www-authenticate')).to.match(/^Bearer /)
    if (!authorization) expect(headers.get('www-authenticate')).not.to.include('error=')
  }
  if (status === 405) expect(headers.get('allow')).to.match(/^[A-Z]+(, [A-Z]+)*$/)
  if (status === 503) expect(headers.get('retry-after')).to.match(/^\d+$/)
}

/** What is published for everybody may be kept for a while. Nothing else may (ASVS 14.3.2). */
const cachingOf = ({ status }: Answer, { path }: Asked): RegExp =>
  (status === 200 && path.startsWith('/.well-known/') && /^public, max-age=[1-9]\d*$/) ||
  (path.startsWith('/openapi.json') && /^(public, no-cache|no-store)$/) ||
  /^no-store$/

/** ASVS 3.4.1, 3.4.3–3.4.6, 3.5.8, 13.4.6 and 14.3.2. */
export const expectSafeHeaders = ({ headers }: Answer, caching = /^no-store$/): void => {
  const policy = headers.get('content-security-policy') ?? ''
  const [, seconds] = /max-age=(\d+)/.exec(headers.get('strict-transport-security') ?? '') ?? []

  for (const directive of ['default-src', 'base-uri', 'frame-ancestors'])
    expect(policy).to.include(`${directive} 'none'`)
  expect(Number(seconds)).to.be.at.least(31_536_000)
  expect(headers.get('strict-transport-security')).to.match(/includeSubDomains/i)
  expect(headers.get('x-content-type-options')).to.equal('nosniff')
  expect(headers.get('referrer-policy')).to.equal('no-referrer')
  expect(headers.get('cross-origin-resource-policy')).to.equal('same-origin')
  expect(headers.get('cache-control')).to.match(caching)
  for (const name of ['x-powered-by', 'server']) expect(headers.has(name), name).to.equal(false)
  expect(headers.get('x-request-id')).to.match(/^[\w.-]{1,128}$/)
}

const expectNoContent = ({ headers, text }: Answer): void => {
  expect(text).to.equal('')
  expect(headers.has('content-type')).to.equal(false)
}

/** Every answer of every test goes through here. */
export const expectProper = (asked: Asked, answer: Answer): void => {
  expectSafeHeaders(answer, cachingOf(answer, asked))
  expectHeadersOfStatus(answer, asked)
  if (answer.status === 204) expectNoContent(answer)
  if (asked.method === 'HEAD' || answer.text === '') expect(answer.text).to.equal('')
  else expect(answer.headers.get('content-type')).to.match(/; charset=utf-8$/i) // ASVS 4.1.1
  if (answer.status >= 400 && asked.method !== 'HEAD') {
    expectProblem(answer)
    expect(answer.json['instance']).to.equal(answer.headers.get('x-request-id'))
  }
  expect(answer.text).not.to.match(traces)
  expectDescribed(asked.method, asked.path, answer)
}

const isJson = (headers: Headers) =>
  /^application\/([a-z-]+\+)?json\b/.test(headers.get('content-type') ?? '')

export const answerOf = (status: number, headers: Headers, body: string): Answer => ({
  status,
  headers,
  text: body,
  json: body && isJson(headers) ? JSON.parse(body) : {},
})

/** The answers on a connection that closes after them, read by their Content-Length. */
export const parseAnswers = (bytes: string): ReadonlyArray<Answer> => {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return []
  const [statusLine = '', ...fields] = bytes.slice(0, end).split('\r\n')
  const headers = new Headers(
    fields.map((field): [string, string] => [
      field.slice(0, field.indexOf(':')),
      field.slice(field.indexOf(':') + 1).trim(),
    ]),
  )
  const after = end + 4 + Number(headers.get('content-length') ?? 0)
  const status = Number(statusLine.split(' ')[1])
  return [answerOf(status, headers, bytes.slice(end + 4, after)), ...parseAnswers(bytes.slice(after))]
}
