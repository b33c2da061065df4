import { forge, goodClaims, goodHeader, part } from './forge.ts'

/** The order of P-256 (SEC 2 §2.4.2). */
const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex')
const [zero, one, most] = [Buffer.alloc(32), Buffer.alloc(32), Buffer.alloc(32, 255)]
one[31] = 1
const numbers = { zero, one, order, most }

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
  ...Object.fromEntries(
    Object.entries(numbers).flatMap(([r, first]) =>
      Object.entries(numbers).map(([s, second]) => [
        `a signature of r ${r} and s ${s} (CVE-2022-21449)`,
        forge({}, {}, () => Buffer.concat([first, second]).toString('base64url')),
      ]),
    ),
  ),
  'a signature of 96 octets': forge({}, {}, () => Buffer.alloc(96, 1).toString('base64url')),
  'a signature with an octet more': forge({}, {}, () => `${signature}AA`),
  'its halves exchanged': `${header}.${claims}.${signature.slice(43)}${signature.slice(0, 43)}`,
  'its parts in another order': `${claims}.${header}.${signature}`,
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
  '1 MB of it': forge({}, { more: 'x'.repeat(1_000_000) }),
  '1 MB of header': forge({ more: 'x'.repeat(1_000_000) }),
  '10 kB of arrays in its header': forge({ more: '['.repeat(10_000) }),
  'a header of a thousand arrays': `${part(`${'['.repeat(700)}${']'.repeat(700)}`)}.${claims}.${signature}`,
  'a space within it': `${header}. ${claims}.${signature}`,
  'a plus and a slash in its signature': `${header}.${claims}.+/${signature.slice(2)}`,
  'a comma and another after it': `${forge()},${forge()}`,
  'a byte order mark before it': `\ufeff${forge()}`,
  'characters of another script': forge().replaceAll('e', 'е'),
  'a lone surrogate': `${header}.${claims}.\ud800${signature.slice(1)}`,
  '10 kB of nothing': 'a'.repeat(10_000),
  '10 kB of dots': '.'.repeat(10_000),
  ...flips(header, (flip) => `${flip}.${claims}.${signature}`, 'header'),
  ...flips(claims, (flip) => `${header}.${flip}.${signature}`, 'claims'),
  ...flips(signature, (flip) => `${header}.${claims}.${flip}`, 'signature'),
}
