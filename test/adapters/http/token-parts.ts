/** A JWT, taken apart without being believed. */
export const partsOf = (token: string) => {
  const [header = '', claims = '', signature = ''] = token.split('.')
  const decoded = [header, claims].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()))
  const signed = Buffer.from(`${header}.${claims}`)
  return { header: decoded[0], claims: decoded[1], signed, signature: Buffer.from(signature, 'base64url') }
}
