import { createHmac } from 'node:crypto'

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JWT that is good until 2100 (RFC 7515, HS256). */
const token = (sub: string, key: string): string => {
  const text = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded({ sub, exp: 4_102_444_800 })}`
  return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`
}

/** Of the users 1 to size. */
export const tokensOf = (size: number, key: string): ReadonlyArray<string> =>
  Array.from({ length: size }, (_, n) => token(String(n + 1), key))
