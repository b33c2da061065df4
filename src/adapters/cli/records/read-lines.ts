import * as E from 'fp-ts/lib/Either.js'
import type { Line } from '../../../application/users/candidate.ts'
import type { PasswordPolicy } from '../../../domain/password.ts'
import { candidateOf } from './candidate-of.ts'
import { csvMembers } from './csv-members.ts'
import { csvRows } from './csv-rows.ts'
import { jsonlRows } from './jsonl-rows.ts'
import { faultIn, type Members } from './members.ts'
import type { Row } from './rows.ts'

export const formats = ['jsonl', 'csv'] as const

export type Format = (typeof formats)[number]

const rowsOf = { jsonl: jsonlRows, csv: () => csvMembers(csvRows()) }

/** The users whom a file tells of, one after the other as its octets come. */
export async function* readLines(
  octets: AsyncIterable<Uint8Array>,
  format: Format,
  policy: PasswordPolicy,
): AsyncGenerator<Line> {
  const rows = rowsOf[format]()
  const decoder = new TextDecoder()
  const candidate = candidateOf(policy)

  const lineOf = (row: Row<Members>): Line => ({
    line: row.line,
    read: 'broken' in row ? E.left(faultIn('record')(row.broken)) : candidate(row.told),
  })

  for await (const piece of octets)
    for (const row of rows.of(decoder.decode(piece, { stream: true }))) yield lineOf(row)
  for (const row of [...rows.of(decoder.decode()), ...rows.rest()]) yield lineOf(row)
}
