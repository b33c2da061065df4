import { expect } from 'chai'
import { asked, canary, expectRefused, operationsWithBodies } from './bodies.ts'

/** What is no text, and what is text that nothing can be done with, as JSON. */
const values: Readonly<Record<string, string>> = {
  'a number': '7',
  'a number beyond 2^53': '9007199254740993',
  'a number beyond 2^64': '18446744073709551616',
  'a number too large for a double': '1e309',
  'minus zero': '-0',
  true: 'true',
  'an empty array': '[]',
  'an array of text': `["${canary}"]`,
  'an array in arrays': `${'['.repeat(7_000)}${']'.repeat(7_000)}`,
  'an empty object': '{}',
  'an operator': `{"$like":"%${canary}%"}`,
  'an object that looks like text': `{"length":8,"trim":"${canary}","toString":"${canary}"}`,
  'text with NUL': `"${canary}\\u0000@example.com"`,
  'text with half a surrogate pair': `"${canary}\\ud800@example.com"`,
  'text with the other half': `"${canary}\\udc00@example.com"`,
}

const withMember = (body: object, name: string, value: string) =>
  JSON.stringify({ ...body, [name]: '#' }).replace('"#"', () => value)

for (const operation of operationsWithBodies)
  describe(`a member of a body of ${operation.name}`, () => {
    const { good, takes } = operation
    const { send, at } = asked(operation)
    const isTaken = (name: string, json: string) => takes(JSON.parse(withMember(good, name, json)))

    for (const member of Object.keys(good))
      for (const [name, value] of Object.entries(values).filter(([, json]) => !isTaken(member, json)))
        it(`is refused where ${member} is ${name} (ASVS 15.3.5, 1.4.2)`, async () => {
          const { json } = await expectRefused(at(), 400, () => send(withMember(good, member, value)))
          const errors = json['errors'] as ReadonlyArray<Record<string, string>>

          expect(errors.map(({ field }) => field)).to.deep.equal([member])
        })

    for (const member of Object.keys(good))
      for (const value of [undefined, null].filter((each) => !takes({ ...good, [member]: each })))
        it(`is refused where ${member} is ${value}`, async () => {
          const { json } = await expectRefused(at(), 400, () => send({ ...good, [member]: value }))

          expect(json['errors']).to.have.length(1)
        })

    it('counts only as its own: none is inherited (ASVS 15.3.6)', async () => {
      const status = takes({}) ? 200 : 400
      for (const body of [
        `{"__proto__":${JSON.stringify(good)}}`,
        `{"constructor":{"prototype":${JSON.stringify(good)}}}`,
      ])
        await expectRefused(at(), status, () => send(body))
    })

    it('that would change every object changes none (ASVS 15.3.6)', async () => {
      const before = Object.getOwnPropertyNames(Object.prototype)
      const evil = '{"polluted":true,"email":"x","isAdmin":true}'
      for (const name of ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString', 'toJSON'])
        for (const value of [evil, `{"prototype":${evil},"__proto__":${evil}}`, '1', 'null']) {
          const { status } = await send(withMember({ ...good, email: 'a@b' }, name, value))
          expect(status).to.be.oneOf([200, 400, 401])
        }

      expect(Object.getOwnPropertyNames(Object.prototype)).to.deep.equal(before)
      expect({}).not.to.have.property('polluted')
    })

    it('that is there twice counts the last time (ASVS 1.5.3)', async () => {
      const [member] = Object.keys(good)
      const twice = JSON.stringify(good).replace('{', () => `{"${member}":7,"__proto__":1,`)
      const last = JSON.stringify(good).replace(/}$/, () => `,"${member}":7}`)

      expect((await send(twice)).status).to.be.oneOf([200, 201, 401])
      await expectRefused(at(), 400, () => send(last))
    })
  })
