import { type Format, readLines } from '../../../../src/adapters/cli/records/read-lines.ts'
import type { Line } from '../../../../src/application/users/candidate.ts'
import { aPolicy } from '../../../support/users.ts'

async function* pieces(octets: Uint8Array, size: number) {
  for (let at = 0; at < octets.length; at += size) yield octets.subarray(at, at + size)
}

/** What a file comes to that arrives in pieces of so many octets. */
export const reading = async (
  format: Format,
  file: string | Uint8Array,
  size = 65_536,
): Promise<ReadonlyArray<Line>> => {
  const octets = typeof file === 'string' ? new TextEncoder().encode(file) : file
  const lines: Line[] = []
  for await (const line of readLines(pieces(octets, size), format, aPolicy())) lines.push(line)
  return lines
}

/** Of each line its number, and the member and rule that it breaks, or the address that it tells of. */
export const outlined = (lines: ReadonlyArray<Line>) =>
  lines.map(({ line, read }) =>
    read._tag === 'Right' ? [line, read.right.email] : [line, read.left.field, read.left._tag],
  )
