import { type Invalid, invalid } from '../../../domain/invalid.ts'
import type { Row, Rows } from './rows.ts'

type Cells = ReadonlyArray<string>
type Members = Readonly<Record<string, unknown>>

const badHeader = invalid(
  'BadHeader',
  'The first record has to name the columns, each once, "email" among them.',
)
const wrongCount = invalid('WrongCount', 'This record has not as many cells as the first one has names.')

/** Columns that people fill in: what begins like a formula is kept from being one by an apostrophe (OWASP, CSV injection). */
const texts: ReadonlyArray<string> = ['email', 'full_name']
const formula = /^'*[=+\-@\t\r]/

export const escaped = (text: string): string => (formula.test(text) ? `'${text}` : text)

const unescaped = (name: string, text: string): string =>
  texts.includes(name) && text.startsWith("'") && formula.test(text) ? text.slice(1) : text

const isHeader = (names: Cells): boolean => names.includes('email') && new Set(names).size === names.length

/** Puts the names of the first record to the cells of the others. Without such a header there is nobody to be read. */
export const csvMembers = (cells: Rows<Cells>): Rows<Members> => {
  let names: Cells | undefined

  const member = (row: Row<Cells>): ReadonlyArray<Row<Members>> => {
    const { line } = row
    const broken = (why: Invalid<string>) => [{ line, broken: why }]

    if (!names) {
      names =
        'told' in row && isHeader(row.told.map((name) => name.trim()))
          ? row.told.map((name) => name.trim())
          : []
      return names.length === 0 ? broken(badHeader) : []
    }
    if (names.length === 0) return []
    if ('broken' in row) return [row]
    if (row.told.length !== names.length) return broken(wrongCount)

    return [
      {
        line,
        told: Object.fromEntries(names.map((name, nth) => [name, unescaped(name, row.told[nth] ?? '')])),
      },
    ]
  }

  return { of: (piece) => cells.of(piece).flatMap(member), rest: () => cells.rest().flatMap(member) }
}
