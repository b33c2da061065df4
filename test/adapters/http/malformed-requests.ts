import { canary } from './bodies.ts'

export const post = 'POST /api/v1/auth/register HTTP/1.1'
export const json = 'Content-Type: application/json'
export const body = `{"email":"${canary}@example.com","password":"${canary} battery"}`
export const length = `Content-Length: ${body.length}`
const smuggled = `GET /${canary} HTTP/1.1\r\nHost: a\r\n\r\n`

/** What is not HTTP, or is HTTP that two readers may read in two ways. */
export const malformed: Readonly<Record<string, ReadonlyArray<string>>> = {
  'not HTTP': [canary, '', ''],
  'the beginning of a TLS handshake': ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', '', ''],
  'with an unknown method': [`${canary} / HTTP/1.1`, 'Host: a', '', ''],
  'with an unknown version': ['GET / HTTP/9.9', 'Host: a', '', ''],
  'without a host': ['GET /health/live HTTP/1.1', '', ''],
  'with two hosts': ['GET /health/live HTTP/1.1', 'Host: a', `Host: ${canary}`, '', ''],
  'with a space in the address': [`GET /health /${canary} HTTP/1.1`, 'Host: a', '', ''],
  'with a control character in a field': ['GET / HTTP/1.1', 'Host: a', `X-A: ${canary}\x01`, '', ''],
  'with a space before the colon': ['GET / HTTP/1.1', 'Host: a', `X-A : ${canary}`, '', ''],
  'with a field without a name': ['GET / HTTP/1.1', 'Host: a', `: ${canary}`, '', ''],
  'with a bare CR in a field': ['GET / HTTP/1.1', 'Host: a', `X-A: b\rX-B: ${canary}`, '', ''],
  'with two lengths': [post, 'Host: a', json, length, 'Content-Length: 0', '', body],
  'with two lengths in one field': [post, 'Host: a', json, `${length}, 0`, '', body],
  'with a negative length': [post, 'Host: a', json, 'Content-Length: -1', '', body],
  'with a length in hexadecimal': [post, 'Host: a', json, 'Content-Length: 0x10', '', body],
  'with a signed length': [post, 'Host: a', json, `Content-Length: +${body.length}`, '', body],
  'with an endless length': [post, 'Host: a', json, `Content-Length: ${'9'.repeat(40)}`, '', body],
  'with length and coding': [
    post,
    'Host: a',
    json,
    'Content-Length: 4',
    'Transfer-Encoding: chunked',
    '',
    `0\r\n\r\n${smuggled}`,
  ],
  'with coding and length': [
    post,
    'Host: a',
    json,
    'Transfer-Encoding: chunked',
    'Content-Length: 4',
    '',
    `0\r\n\r\n${smuggled}`,
  ],
  'with an unknown coding last': [
    post,
    'Host: a',
    json,
    'Transfer-Encoding: chunked, identity',
    '',
    `0\r\n\r\n${smuggled}`,
  ],
  'with a coding in disguise': [
    post,
    'Host: a',
    json,
    'Transfer-Encoding: xchunked',
    '',
    `0\r\n\r\n${smuggled}`,
  ],
  'with a chunk size that is no number': [
    post,
    'Host: a',
    json,
    'Transfer-Encoding: chunked',
    '',
    `${canary}\r\n{}\r\n0\r\n\r\n`,
  ],
}
