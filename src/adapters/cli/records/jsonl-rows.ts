import { invalid } from '../../../domain/invalid.ts'
import { isUtf8, longest, notUtf8, type Row, type Rows, tooLong } from './rows.ts'

type Members = Readonly<Record<string, unknown>>

const notAnObject = invalid('NotAnObject', 'This is not a JSON object.')

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const rowOf = (line: number, text: string): Row<Members> => {
  if (!isUtf8(text)) return { line, broken: notUtf8 }
  try {
    const told: unknown = JSON.parse(text)
    return isMembers(told) ? { line, told } : { line, broken: notAnObject }
  } catch {
    return { line, broken: notAnObject }
  }
}

/** An object a line (jsonlines.org). Lines with nothing on them are none. */
export const jsonlRows = (): Rows<Members> => {
  let [line, begun, isTooLong] = [1, '', false]

  const take = (piece: string): void => {
    isTooLong ||= begun.length + piece.length > longest
    begun = isTooLong ? '' : begun + piece
  }
  const end = (): ReadonlyArray<Row<Members>> => {
    const [text, wasTooLong] = [begun.trim(), isTooLong]
    ;[begun, isTooLong] = ['', false]
    if (wasTooLong) return [{ line, broken: tooLong }]
    return text === '' ? [] : [rowOf(line, text)]
  }

  return {
    of: (piece) => {
      const [first = '', ...others] = piece.split('\n')
      take(first)
      return others.flatMap((text) => {
        const ended = end()
        line++
        take(text)
        return ended
      })
    },
    rest: end,
  }
}
