import * as E from 'fp-ts/lib/Either.js'
import { type Invalid, invalid } from './invalid.ts'
import type { Seal } from './seal.ts'

/** The end of the log as it was once. Kept where nobody who writes to the database can, it shows that nothing was cut off. */
export type Head = Pick<Seal, 'sequence' | 'mac'>

export type InvalidHead = Invalid<'InvalidHead'>

const shape = /^([1-9]\d{0,14})\.([\w-]{43})$/

const parse = (text: string): E.Either<InvalidHead, Head> => {
  const [, sequence, mac] = shape.exec(text) ?? []
  return sequence && mac
    ? E.right({ sequence: Number(sequence), mac })
    : E.left(invalid('InvalidHead', 'This is no head that "audit verify" has printed.'))
}

const format = ({ sequence, mac }: Head): string => `${sequence}.${mac}`

export const Head = { parse, format }
