import * as E from 'fp-ts/lib/Either.js'
import type { Brand } from '../../domain/brand.ts'
import { type Invalid, invalid } from '../../domain/invalid.ts'

/** How many rows a page has at the most: 1–100. */
export type PageSize = Brand<number, 'PageSize'>

export type InvalidPageSize = Invalid<'InvalidPageSize'>

const most = 100 as PageSize
const usual = 20 as PageSize

const parse = (text: string): E.Either<InvalidPageSize, PageSize> =>
  /^[1-9]\d{0,2}$/.test(text) && Number(text) <= most
    ? E.right(Number(text) as PageSize)
    : E.left(invalid('InvalidPageSize', `Use a whole number from 1 to ${most}.`))

export const PageSize = { parse, usual, most }
