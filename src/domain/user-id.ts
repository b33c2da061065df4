import * as O from 'fp-ts/lib/Option.js'
import type { Brand } from './brand.ts'

/** A whole number from 1 to 2³¹−1, given by the collection that stores the user. */
export type UserId = Brand<number, 'UserId'>

const most = 2_147_483_647

const parse = (text: string): O.Option<UserId> =>
  /^[1-9]\d{0,9}$/.test(text) && Number(text) <= most ? O.some(Number(text) as UserId) : O.none

export const UserId = { parse }
