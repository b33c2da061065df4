import { expect } from 'chai'
import fc from 'fast-check'
import { longest } from '../../../../src/adapters/cli/records/rows.ts'
import { outlined, reading } from './reading.ts'

const hash = '$2b$04$abcdefghijklmnopqrstuuqREtd3VJD2QVZbuFskFSLk6eRIrQoOS'
const ada = { email: 'ada@example.org', password_hash: hash }
const json = JSON.stringify
const told = async (...given: Parameters<typeof reading>) => outlined(await reading(...given))

const jsonl: Readonly<Record<string, readonly [string | Uint8Array, unknown]>> = {
  'an object a line': [
    `${json(ada)}\n${json({ ...ada, email: 'bob@example.org' })}\n`,
    [
      [1, 'ada@example.org'],
      [2, 'bob@example.org'],
    ],
  ],
  'a last line without its end': [json(ada), [[1, 'ada@example.org']]],
  'lines that end in CRLF, and empty ones': [`\r\n\n${json(ada)}\r\n  \r\n`, [[3, 'ada@example.org']]],
  'a byte order mark': [`\uFEFF${json(ada)}`, [[1, 'ada@example.org']]],
  'what is no JSON': [
    `{"email":\n[${json(ada)}]\n"x"\nnull\n${json(ada)}\n`,
    [
      [1, 'record', 'NotAnObject'],
      [2, 'record', 'NotAnObject'],
      [3, 'record', 'NotAnObject'],
      [4, 'record', 'NotAnObject'],
      [5, 'ada@example.org'],
    ],
  ],
  'a line that is too long': [
    `${json({ ...ada, more: 'x'.repeat(longest) })}\n${json(ada)}\n`,
    [
      [1, 'record', 'RecordTooLong'],
      [2, 'ada@example.org'],
    ],
  ],
  'what is no UTF-8': [
    Buffer.concat([
      Buffer.from(`{"email":"ada@example.org","full_name":"Zo`),
      Buffer.from([0xeb]),
      Buffer.from(`"}\n${json(ada)}`),
    ]),
    [
      [1, 'record', 'NotUtf8'],
      [2, 'ada@example.org'],
    ],
  ],
  nothing: ['', []],
}

const csv: Readonly<Record<string, readonly [string, unknown]>> = {
  'columns by their names, in any order': [
    `password_hash, email \r\n${hash},ada@example.org\r\n`,
    [[2, 'ada@example.org']],
  ],
  'a byte order mark': [`\uFEFFemail,password_hash\n"ada@example.org",${hash}\n`, [[2, 'ada@example.org']]],
  'a record with a cell too many or too few': [
    `email,password_hash\nx\nada@example.org,${hash},\nada@example.org,${hash}\n`,
    [
      [2, 'record', 'WrongCount'],
      [3, 'record', 'WrongCount'],
      [4, 'ada@example.org'],
    ],
  ],
  'no column for the address, once for all': [
    `mail,password_hash\nada@example.org,${hash}\nx,y\n`,
    [[1, 'record', 'BadHeader']],
  ],
  'a column twice': [
    `email,email,password_hash\na@b.example,c@d.example,${hash}\n`,
    [[1, 'record', 'BadHeader']],
  ],
  'a first record that is broken': [`email,"a"b\nada@example.org,${hash}\n`, [[1, 'record', 'BadHeader']]],
  nothing: ['', []],
  'an apostrophe that keeps a cell from being a formula': [
    `email,full_name,password_hash\n'=a@b.example,'=x,${hash}\n`,
    [[2, '=a@b.example']],
  ],
}

describe('a file of users', () => {
  for (const [what, [file, lines]] of Object.entries(jsonl))
    it(`of JSON Lines is read with ${what}`, async () => {
      expect(await told('jsonl', file)).to.deep.equal(lines)
    })

  for (const [what, [file, lines]] of Object.entries(csv))
    it(`of CSV is read with ${what}`, async () => {
      expect(await told('csv', file)).to.deep.equal(lines)
    })

  it('is read alike however its octets arrive', async () => {
    const users = [{ ...ada, full_name: 'Zoë 王 👩🏽‍⚕️' }, { email: 'x' }, ada]
    const files = {
      jsonl: users.map((user) => `${json(user)}\n`).join(''),
      csv: `email,full_name,password_hash\n"ada@example.org","Zoë\n王 👩🏽‍⚕️",${hash}\nx,é,\n`,
    } as const

    for (const format of ['jsonl', 'csv'] as const)
      for (const size of [1, 2, 3, 7, 64])
        expect(await reading(format, files[format], size), `${size}`).to.deep.equal(
          await reading(format, files[format]),
        )
  })

  it('never says in a refusal what it says, and never is a defect, whatever it is', async () => {
    const secret = 'canary7f3a'
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(secret, `!${secret}`, [secret], { x: secret }, `$2b$${secret}`),
    )
    const name = fc.constantFrom(
      'email',
      'password',
      'password_hash',
      'roles',
      'created_at',
      'is_active',
      'full_name',
      'credentials',
      '__proto__',
    )

    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, value),
        fc.constantFrom('jsonl', 'csv'),
        async (members, format) => {
          const rows = [Object.keys(members), Object.values(members).map((each) => json(each))]
          const file = format === 'jsonl' ? json(members) : rows.map((cells) => cells.join()).join('\n')

          for (const { read } of await reading(format, file))
            if (read._tag === 'Left') expect(json(read.left)).not.to.include(secret)
        },
      ),
      { numRuns: 500 },
    )
  })
})
