import type fc from 'fast-check'
import { hostileText } from './hostile.ts'

/** Names and values in turn, as they are sent: a name may come twice. */
export type RawHeaders = ReadonlyArray<string>

/** Of a text what may be sent in a header at all: others never get past the parser. */
export const sendable = (text: string) => text.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '').trim()
export const hostileValue = hostileText.map(sendable)

export const header = (name: string, value: fc.Arbitrary<string>): fc.Arbitrary<RawHeaders> =>
  value.map((each) => [name, each])
