import { type Invalid, invalid } from '../../../domain/invalid.ts'

/** What a record of a file says, before anybody asks what it means. `line` is the one where it begins. */
export type Row<A> =
  | { readonly line: number; readonly told: A }
  | { readonly line: number; readonly broken: Invalid<string> }

/** Takes a text in pieces, cut anywhere, and answers the records that have come to their end. */
export type Rows<A> = {
  readonly of: (piece: string) => ReadonlyArray<Row<A>>
  readonly rest: () => ReadonlyArray<Row<A>>
}

/** UTF-16 units of a record. What is longer is not kept in memory. */
export const longest = 65_536

export const tooLong = invalid('RecordTooLong', `A record has at most ${longest} characters.`)

export const notUtf8 = invalid('NotUtf8', 'This is not text in UTF-8.')

/** What a decoder puts in the place of octets that are no UTF-8. */
export const isUtf8 = (text: string): boolean => !text.includes('\uFFFD')
