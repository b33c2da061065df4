import fc from 'fast-check'
import type * as t from 'io-ts'
import { acceptedBy, hostileTo, propsOf } from './codec-values.ts'
import { extraMember, hostileJson, nested } from './hostile.ts'
import { canary } from './marks.ts'

type Member = readonly [string, string]

const objectOf = (members: ReadonlyArray<Member>): string =>
  `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`

const goodMembers = (codec: t.Mixed): fc.Arbitrary<ReadonlyArray<Member>> =>
  acceptedBy(codec).map((value) =>
    Object.entries(value as object).map(([name, each]): Member => [name, JSON.stringify(each)]),
  )

/** One thing is wrong with one member, or there is one too many. */
const badMembers = (codec: t.Mixed): fc.Arbitrary<ReadonlyArray<Member>> => {
  const props = Object.entries(propsOf(codec))
  const hostileMember = fc.oneof(
    ...props.map(([name, prop]) => hostileTo(prop).map((json): Member => [name, json])),
  )
  return fc
    .tuple(
      goodMembers(codec),
      hostileMember,
      extraMember,
      fc.constantFrom('instead', 'twice', 'missing', 'extra'),
    )
    .map(([members, [name, json], extra, how]) => {
      const others = members.filter(([each]) => each !== name)
      if (how === 'instead') return [...others, [name, json]]
      if (how === 'twice') return [...members, [name, json]]
      return how === 'missing' ? others : [extra, ...members]
    })
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const octets = (...values: number[]) => Buffer.from(values)

const damages: ReadonlyArray<(json: string, at: number) => string | Buffer> = [
  (json, at) => json.slice(0, at % json.length),
  (json) => `${json}${canary}`,
  (json) => `[${json}]`,
  (json) => `\ufeff${json}`,
  (json) => `// ${canary}\n${json}`,
  (json) => json.replaceAll('"', "'"),
  (json) => utf16(json),
  (json, at) => Buffer.concat([Buffer.from(json.slice(0, at % json.length)), octets(0xc0, 0xaf, 0xff)]),
  (json) => Buffer.concat([Buffer.from(json), octets(0)]),
  () => '',
  () => canary,
  () => `email=${canary}&password=${canary}`,
  () => nested(9_000, '[', '', ']'),
  (json) => json.padEnd(20_000),
]

/** JSON as an operation asks for it, and what only looks so. Where it takes no body, it is sent one nevertheless. */
export const fuzzedBody = (codec: t.Mixed | undefined): fc.Arbitrary<string | Buffer> => {
  if (!codec) return fc.oneof({ weight: 9, arbitrary: fc.constant('') }, hostileJson)
  const good = goodMembers(codec).map(objectOf)

  return fc.oneof(
    { weight: 3, arbitrary: good },
    { weight: 8, arbitrary: badMembers(codec).map(objectOf) },
    { weight: 1, arbitrary: hostileJson },
    {
      weight: 3,
      arbitrary: fc
        .tuple(good, fc.constantFrom(...damages), fc.nat(10_000))
        .map(([json, damage, at]) => damage(json, at)),
    },
  )
}
