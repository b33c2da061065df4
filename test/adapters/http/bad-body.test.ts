import { expect } from 'chai'
import { asked, canary, expectRefused, operationsWithBodies } from './bodies.ts'

const utf8 = (text: string) => Buffer.from(text, 'utf8')
const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const nestedObjects = (levels: number) => `${'{"a":'.repeat(levels)}0${'}'.repeat(levels)}`

/** What is no JSON object in UTF-8, and what is too large. Typical of a client's mistake or of an attack. */
const bodies: Readonly<Record<string, readonly [number, string | Uint8Array<ArrayBuffer>]>> = {
  'no JSON': [400, canary],
  HTML: [400, `<script>${canary}</script>`],
  'a form': [400, `email=${canary}`],
  'JSON with a comment': [400, `{} // ${canary}`],
  'JSON with single quotes': [400, `{'email':'${canary}'}`],
  'two JSON texts': [400, `{}{"${canary}":1}`],
  NaN: [400, 'NaN'],
  nothing: [400, ''],
  blanks: [400, '   '],
  'an array': [400, `["${canary}"]`],
  'an empty array': [400, '[]'],
  'a string': [400, `"${canary}"`],
  'a number': [400, '42'],
  'a number too large for a double': [400, '1e309'],
  true: [400, 'true'],
  null: [400, 'null'],
  'an empty object': [400, '{}'],
  'half a character': [400, Buffer.concat([utf8(`{"email":"${canary}`), Buffer.from([0xc3]), utf8('"}')])],
  'an over-long encoding': [
    400,
    Buffer.concat([utf8(`{"email":"${canary}`), Buffer.from([0xc0, 0xaf]), utf8('"}')]),
  ],
  'an encoded surrogate': [
    400,
    Buffer.concat([utf8('{"email":"'), Buffer.from([0xed, 0xa0, 0x80]), utf8('"}')]),
  ],
  'UTF-16': [400, Buffer.from(`{"email":"${canary}"}`, 'utf16le')],
  'NUL octets': [400, Buffer.alloc(100)],
  '8,000 arrays in one another': [400, nested(8_000)],
  '2,000 objects in one another': [400, nestedObjects(2_000)],
  '10,000 arrays in one another': [413, nested(10_000)],
  '10,000 objects in one another': [413, nestedObjects(10_000)],
  'one octet too many': [413, JSON.stringify({ email: canary.padEnd(16_385 - 12, 'x') })],
  'a megabyte': [413, JSON.stringify({ email: canary.repeat(100_000) })],
  'a megabyte of blanks': [413, `${' '.repeat(1_000_000)}{}`],
}

/** Where nothing has to be named, these name nothing. */
const isEmptyPatch = (name: string) =>
  ['nothing', 'an empty object', '2,000 objects in one another'].includes(name)

for (const operation of operationsWithBodies)
  describe(`a body of ${operation.name}`, () => {
    const { good, takes } = operation
    const { send, sendAs, at } = asked(operation)

    for (const [name, [status, body]] of Object.entries(bodies).filter(
      ([what]) => !takes({}) || !isEmptyPatch(what),
    ))
      it(`is refused with ${status} where it is ${name} (ASVS 2.2.1)`, async () => {
        await expectRefused(at(), status, () => send(body))
      })

    for (const length of [1, 10, 40])
      it(`is refused where it ends ${length} characters early`, async () => {
        await expectRefused(at(), 400, () => send(JSON.stringify(good).slice(0, -length)))
      })

    it('is refused where it is sent in pieces and too large', async () => {
      const pieces = async function* () {
        for (let n = 0; n < 20; n++) yield utf8(canary.repeat(100))
      }
      const headers = { 'content-type': 'application/json' }

      await expectRefused(at(), 413, () =>
        sendAs({
          headers,
          body: ReadableStream.from(pieces()),
          duplex: 'half',
        } as RequestInit),
      )
    })

    it('that is refused is said in words to have the wrong type', async () => {
      const { json } = await expectRefused(at(), 400, () => send('["x"]'))

      expect(json['errors']).to.deep.equal([
        { field: 'body', code: 'wrong-type', message: 'This has to be an object.' },
      ])
    })
  })
