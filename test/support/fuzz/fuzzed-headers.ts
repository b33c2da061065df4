import fc from 'fast-check'
import type * as t from 'io-ts'
import { acceptedBy, asTaken, propsOf } from './codec-values.ts'
import { authorization, cookie } from './fuzzed-credentials.ts'
import type { Known } from './known.ts'
import { accepted, canary } from './marks.ts'
import { header, hostileValue, type RawHeaders, sendable } from './raw-headers.ts'

const types = [
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  `application/json; charset=${canary}`,
  'application/x-www-form-urlencoded',
  `multipart/form-data; boundary=${canary}`,
  `text/${canary}`,
  'application/merge-patch+json',
  'application/json, text/plain',
  ';',
]

/** What anybody may add to any request. */
const addition = fc.oneof(
  header(
    'X-Request-Id',
    fc.oneof(
      fc.uuid(),
      hostileValue.map((value) => ` ${value} !`),
    ),
  ),
  header('X-Forwarded-For', hostileValue),
  header('Forwarded', fc.constant(`for=${canary};host=${canary}`)),
  header('X-Forwarded-Host', fc.constant(canary)),
  header('X-HTTP-Method-Override', fc.constantFrom('DELETE', canary)),
  header('X-Original-URL', fc.constant(`/${canary}`)),
  header('Accept', fc.constantFrom('*/*', `text/${canary}`, 'application/json;q=0', canary, ';;q=')),
  header('Accept-Encoding', fc.constantFrom('gzip', canary)),
  header('Accept-Language', hostileValue),
  header('Content-Encoding', fc.constantFrom('gzip', 'br', 'identity', canary)),
  header('Origin', fc.constantFrom(`https://${canary}.example`, 'null')),
  header('Access-Control-Request-Method', fc.constantFrom('POST', canary)),
  header('Access-Control-Request-Headers', hostileValue),
  header('Expect', fc.constant(canary)),
  header('If-None-Match', fc.constantFrom('*', `"${canary}"`)),
  header('If-Match', fc.constantFrom('*', `"${canary}"`)),
  header('Range', fc.constantFrom('bytes=0-1', `bytes=${canary}`)),
  header(
    'User-Agent',
    fc.string({ maxLength: 400 }).map((text) => sendable(accepted + text)),
  ),
  header('Host', fc.constant(`${canary}.example`)),
  header('__proto__', hostileValue),
  header('constructor', hostileValue),
  header(canary, hostileValue),
)

const rare = fc.oneof(
  fc.constant<RawHeaders>(Array.from({ length: 240 }, (_, n) => (n % 2 ? canary : `x-${n}`))),
  header('X-Long', fc.constant(canary.repeat(1_100))),
)

/** Those that an operation reads: as its codec takes them, and otherwise. */
const ownHeaders = (codec: t.Mixed | undefined): fc.Arbitrary<RawHeaders> =>
  fc
    .tuple(
      ...Object.entries(codec ? propsOf(codec) : {}).map(([name, prop]) =>
        fc.oneof(
          fc.constant<RawHeaders>([]),
          header(
            name,
            acceptedBy(prop).map((value) => sendable(String(value))),
          ),
          header(
            name,
            hostileValue.map((value) => asTaken(prop)(value)),
          ),
        ),
      ),
    )
    .map((each) => each.flat())

export const fuzzedHeaders = (known: Known, codec: t.Mixed | undefined): fc.Arbitrary<RawHeaders> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 30, arbitrary: fc.constant<RawHeaders>(['Host', 'a.example']) },
        fc.constant<RawHeaders>([]),
      ),
      fc.oneof(
        { weight: 9, arbitrary: fc.constant<RawHeaders>(['Content-Type', 'application/json']) },
        header('Content-Type', fc.constantFrom(...types)),
        fc.constant<RawHeaders>([]),
      ),
      authorization(known),
      ownHeaders(codec),
      fc.oneof({ weight: 3, arbitrary: fc.constant<RawHeaders>([]) }, cookie(known)),
      fc.oneof(
        { weight: 60, arbitrary: fc.array(addition, { maxLength: 4 }).map((each) => each.flat()) },
        rare,
      ),
    )
    .map((each) => each.flat())
