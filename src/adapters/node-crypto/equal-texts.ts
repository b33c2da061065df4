import { timingSafeEqual } from 'node:crypto'

/** In constant time. What texts encode is not asked: two spellings of the same bytes are two texts. */
export const equalTexts = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}
