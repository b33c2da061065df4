import type { Brand } from './brand.ts'

/** A positive whole number, given by the collection that stores the user. */
export type UserId = Brand<number, 'UserId'>
