import fc from 'fast-check'
import { canary } from './marks.ts'

const around: ReadonlyArray<(text: string) => string> = [
  (text) => text,
  (text) => `${text}\0`,
  (text) => `\ud800${text}`,
  (text) => `${text}\udc00@example.com`,
  (text) => `${text}\r\nset-cookie: ${text}=1`,
  (text) => `${text}\n    at ${text} (a.ts:1:2)`,
  (text) => `${text}' or 1=1; drop table users; --`,
  (text) => `$\{jndi:ldap://${text}/a}{{7*7}}<script>${text}</script>`,
  (text) => `../../${text}%00%2e%2e%2f`,
  (text) => `\u202e${text}\ufeff\u2028`,
  (text) => `${text}@example.com, ${text}@example.org`,
  (text) => `${text}@[127.0.0.1]`,
  (text) => `${text}${'\u0301'.repeat(900)}`,
  (text) => text.repeat(100),
  (text) => '😀'.repeat(300) + text,
  (text) => `${text}.1.${text}`,
  (text) => ` ${text} `,
]

/** Texts that somebody sends who tries what happens. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...around).map((make) => make(canary)),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `${text}${canary}`),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => canary + text),
)

export const nested = (levels: number, open: string, inner: string, close: string): string =>
  `${open.repeat(levels)}${inner}${close.repeat(levels)}`

const memberName = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'then', '', canary)
const member = (name: string, value: string) => `${JSON.stringify(name)}:${value}`

const scalars = [
  'true',
  'false',
  'null',
  '0',
  '-0',
  '1e308',
  '1e309',
  '-1',
  '0.1',
  '123456789012345678901',
  '""',
]

/** Of every JSON type, as JSON. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
  { weight: 2, arbitrary: fc.constantFrom(...scalars) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }).map((json) => `[${json},${JSON.stringify(canary)}]`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(memberName, hostileText)
      .map(([name, text]) => `{${member(name, JSON.stringify(text))}}`),
  },
  {
    weight: 1,
    arbitrary: fc.nat(1_500).map((levels) => nested(levels, '[', JSON.stringify(canary), ']')),
  },
  { weight: 1, arbitrary: fc.nat(1_500).map((levels) => nested(levels, '{"a":', `"${canary}"`, '}')) },
)

/** Members that nobody asked for, some of which a careless server would take. */
export const extraMember: fc.Arbitrary<readonly [string, string]> = fc.tuple(
  fc.oneof(
    memberName,
    fc.constantFrom('id', 'roles', 'is_active', 'email_verified', 'hashed_password', 'created_at', 'Email'),
    hostileText,
  ),
  hostileJson,
)
