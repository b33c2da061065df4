import { expect } from 'chai'
import fc from 'fast-check'
import { csvRows } from '../../../../src/adapters/cli/records/csv-rows.ts'
import { longest } from '../../../../src/adapters/cli/records/rows.ts'

const parse = (text: string, size = text.length || 1) => {
  const rows = csvRows()
  const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, n) =>
    text.slice(n * size, (n + 1) * size),
  )
  return [...pieces.flatMap((piece) => rows.of(piece)), ...rows.rest()]
}
const cellsOf = (text: string) => parse(text).map((row) => ('told' in row ? row.told : row.broken._tag))

const written: Readonly<Record<string, readonly [string, unknown]>> = {
  'records and cells': [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  'a last record without its end': ['a\nb', [['a'], ['b']]],
  'LF for CRLF': [
    'a,b\nc,d\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  'cells with nothing in them': [
    ',\r\n,,\r\n',
    [
      ['', ''],
      ['', '', ''],
    ],
  ],
  'quotes around a cell': ['"a","b"\r\n', [['a', 'b']]],
  'quotes around nothing': ['""\r\n', [['']]],
  'a quote within quotes': ['"a""b",""""\r\n', [['a"b', '"']]],
  'commas and line breaks within quotes': ['"a,b\r\nc\nd",e\r\n', [['a,b\r\nc\nd', 'e']]],
  'spaces as they are': [' a , b \r\n', [[' a ', ' b ']]],
  'no record where a line is empty': ['\r\na\r\n\n\r\nb\r\n\r\n', [['a'], ['b']]],
  'nothing in nothing': ['', []],
  'a quote in the middle as broken': ['a"b,c\r\nd\r\n', ['BadQuote', ['d']]],
  'text after a quote as broken': ['"a"b,c\r\nd\r\n', ['BadQuote', ['d']]],
  'a quote that is not closed as broken': ['a\r\n"b\r\nc\r\n', [['a'], 'BadQuote']],
  'what is no UTF-8 as broken': ['a,\uFFFD\r\nb\r\n', ['NotUtf8', ['b']]],
  'a record that is too long as broken': [`${'x'.repeat(longest + 1)}\r\na\r\n`, ['RecordTooLong', ['a']]],
  'the longest record': [`${'x'.repeat(longest)}\na\n`, [['x'.repeat(longest)], ['a']]],
  'one of too many cells as broken': [`${','.repeat(longest + 1)}\r\na\r\n`, ['RecordTooLong', ['a']]],
  'the lines of a cell that is too long as no records': [
    `"${'x\n'.repeat(longest)}a,b\n"\nc\n`,
    ['RecordTooLong', ['c']],
  ],
  'a quote deep in what is too long as no new cell': [
    `${'x'.repeat(longest)}yz"\na\n`,
    ['RecordTooLong', ['a']],
  ],
}

describe('CSV', () => {
  for (const [what, [text, cells]] of Object.entries(written))
    it(`is read with ${what} (RFC 4180)`, () => {
      expect(cellsOf(text)).to.deep.equal(cells)
    })

  it('counts the lines where records begin', () => {
    expect(parse('a\n"b\n\n"\n\nc"\n"d\n').map(({ line }) => line)).to.deep.equal([1, 2, 6, 7])
  })

  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', "'", 'é', '👩') })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

  it('comes to the cells that were written, wherever it is cut', () => {
    const records = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 10 })

    fc.assert(
      fc.property(records, fc.integer({ min: 1, max: 7 }), (table, size) => {
        const text = table.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')

        expect(parse(text, size).map((row) => 'told' in row && row.told)).to.deep.equal(table)
      }),
    )
  })

  it('takes one CR behind a quote for the end of a line, and no second one, wherever it is cut', () => {
    for (const size of [1, 2, 9]) {
      expect(parse('"a"\r\n', size)).to.deep.equal([{ line: 1, told: ['a'] }])
      expect(parse('"a"\r\r\n', size)[0]).to.have.property('broken')
    }
  })

  it('comes to the same wherever it is cut, however broken it is', () => {
    fc.assert(
      fc.property(cell, fc.integer({ min: 1, max: 5 }), (text, size) => {
        expect(parse(text, size)).to.deep.equal(parse(text))
      }),
      { numRuns: 2_000 },
    )
  })
})
