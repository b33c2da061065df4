import { forge, goodClaims, goodHeader, part } from './forge.ts'

const [header = '', claims = '', signature = ''] = forge().split('.')

const flipped = (text: string, at: number) => {
  const bytes = Buffer.from(text, 'base64url')
  bytes[at] = (bytes[at] ?? 0) ^ 1

  return bytes.toString('base64url')
}

const flips = (text: string, whole: (flip: string) => string, where: string) =>
  Object.fromEntries(
    [0, 5, 17, 31, 32, 63].map((at) => [`a bit of its ${where} flipped, at ${at}`, whole(flipped(text, at))]),
  )

export const shapes = {
  nothing: '',
  dots: '..',
  'a word': 'token',
  'one part': header,
  'two parts': `${header}.${claims}`,
  'no signature': `${header}.${claims}.`,
  'half a signature': `${header}.${claims}.${signature.slice(0, 43)}`,
  'a signature of zeros': `${header}.${claims}.${Buffer.alloc(64).toString('base64url')}`,
  'a signature in DER': forge({}, {}, () => 'MAYCAQACAQA'),
  'the signature of another token': `${header}.${part({ ...goodClaims, sub: '2' })}.${signature}`,
  'four parts': `${forge()}.${signature}`,
  'five parts, as JWE has them': `${header}.${claims}.${signature}.${claims}.${signature}`,
  'a line break after it': `${forge()}\n`,
  'a NUL after it': `${forge()}\0`,
  'Bearer before it': `Bearer ${forge()}`,
  'no base64': '!!!.???.***',
  'a header of another base64': `${header}==.${claims}.${signature}`,
  'a header that is no JSON': `${part('{')}.${claims}.${signature}`,
  'a header of null': `${part('null')}.${claims}.${signature}`,
  'a header of a text': `${part('"ES256"')}.${claims}.${signature}`,
  'a header of an array': `${part([goodHeader])}.${claims}.${signature}`,
  'JSON instead of a token': JSON.stringify({ protected: header, payload: claims, signature }),
  '10 kB of it': forge({}, { more: 'x'.repeat(10_000) }),
  '10 kB of nothing': 'a'.repeat(10_000),
  '10 kB of dots': '.'.repeat(10_000),
  ...flips(header, (flip) => `${flip}.${claims}.${signature}`, 'header'),
  ...flips(claims, (flip) => `${header}.${flip}.${signature}`, 'claims'),
  ...flips(signature, (flip) => `${header}.${claims}.${flip}`, 'signature'),
}
