import { invalid } from '../../../domain/invalid.ts'
import { isUtf8, longest, notUtf8, type Row, type Rows, tooLong } from './rows.ts'

type Cells = ReadonlyArray<string>

/** Closing is right after a quote that ends a cell, if it is not the first of two that stand for one. */
type Place = 'bare' | 'quoted' | 'closing' | 'closed'

const badQuote = invalid(
  'BadQuote',
  'A quote stands within a cell that has none around it, or is not closed.',
)

const begun = (line: number) => ({ line, cells: [] as string[], size: 0, isBroken: false })

const breaks = (text: string) => text.split('\n').length - 1

/**
 * RFC 4180, with LF taken for CRLF. A record ends where its quotes say so, however long or broken it is: what stands
 * in a cell never becomes a record of its own. Lines with nothing on them are none.
 */
export const csvRows = (): Rows<Cells> => {
  const meaning = /[",\n]/g
  let [line, place, cell, cellSize, record]: [number, Place, string, number, ReturnType<typeof begun>] = [
    1,
    'bare',
    '',
    0,
    begun(1),
  ]

  const keep = (text: string): void => {
    cellSize += text.length
    record.size += text.length
    cell = record.size > longest ? '' : cell + text
  }
  const endCell = (): void => {
    if (record.size <= longest) record.cells.push(cell)
    record.size++
    ;[cell, cellSize, place] = ['', 0, 'bare']
  }
  const rowOf = ({ line, cells, size, isBroken }: ReturnType<typeof begun>): Row<Cells> => {
    if (size > longest + 1) return { line, broken: tooLong }
    if (isBroken) return { line, broken: badQuote }
    return cells.every(isUtf8) ? { line, told: cells } : { line, broken: notUtf8 }
  }
  const endRecord = (): ReadonlyArray<Row<Cells>> => {
    if (place === 'bare') cell = cell.replace(/\r$/, '')
    if (place === 'quoted') record.isBroken = true
    const isNone = place === 'bare' && record.size === cellSize && cell === '' && cellSize < 2
    endCell()
    const ended = record
    record = begun(line)
    return isNone ? [] : [rowOf(ended)]
  }
  const quote = (): void => {
    if (place === 'bare' && cellSize === 0) place = 'quoted'
    else record.isBroken = true
  }
  const bare = (text: string): void => {
    if (place === 'bare') keep(text)
    else if (text !== '') {
      record.isBroken ||= place === 'closed' || text !== '\r'
      place = 'closed'
    }
  }

  const of = (piece: string): ReadonlyArray<Row<Cells>> => {
    const rows: Row<Cells>[] = []
    for (let at = 0; at < piece.length; at++) {
      if (place === 'closing' && piece[at] === '"') {
        keep('"')
        place = 'quoted'
        continue
      }
      meaning.lastIndex = at
      const end = place === 'quoted' ? piece.indexOf('"', at) : (meaning.exec(piece)?.index ?? -1)
      const text = piece.slice(at, end < 0 ? undefined : end)
      at = end < 0 ? piece.length : end

      if (place === 'quoted') {
        keep(text)
        line += breaks(text)
        if (end >= 0) place = 'closing'
        continue
      }
      bare(text)
      if (piece[at] === '"') quote()
      if (piece[at] === ',') endCell()
      if (piece[at] === '\n') {
        line++
        rows.push(...endRecord())
      }
    }
    return rows
  }

  return { of, rest: endRecord }
}
