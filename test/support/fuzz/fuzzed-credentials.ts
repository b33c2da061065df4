import fc from 'fast-check'
import { type Known, oneOf } from './known.ts'
import { canary } from './marks.ts'
import { header, hostileValue, type RawHeaders } from './raw-headers.ts'

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

const forgeries: ReadonlyArray<(token: string) => string> = [
  (token) => token.slice(0, -9),
  (token) => `${token.slice(0, -9)}AAAAAAAAA`,
  (token) => `${base64url({ alg: 'none', [canary]: canary })}.${token.split('.')[1]}.`,
  (token) => [token.split('.')[0], base64url({ sub: '1', jti: canary }), token.split('.')[2]].join('.'),
  () => `${base64url({ alg: 'HS256', kid: canary, jku: `http://${canary}/` })}.${base64url({})}.${canary}`,
  (token) => `${token} ${canary}`,
  () => canary,
  () => '',
]

/** Of people who are there, of impostors, and of schemes that are not ours. */
export const authorization = ({ access }: Known) => {
  const token = oneOf(access)
  const forged = fc.tuple(token, fc.constantFrom(...forgeries)).map(([each, forge]) => forge(each))
  const bearer = (value: fc.Arbitrary<string>) =>
    header(
      'Authorization',
      value.map((each) => `Bearer ${each}`),
    )

  return fc.oneof(
    { weight: 12, arbitrary: bearer(token) },
    { weight: 4, arbitrary: bearer(forged) },
    { weight: 2, arbitrary: fc.constant<RawHeaders>([]) },
    {
      weight: 1,
      arbitrary: header(
        'authorization',
        token.map((each) => `bEARER   ${each}`),
      ),
    },
    { weight: 1, arbitrary: header('Authorization', hostileValue) },
    {
      weight: 1,
      arbitrary: header('Authorization', fc.constantFrom(`Basic ${canary}`, `Digest username="${canary}"`)),
    },
    { weight: 1, arbitrary: fc.tuple(bearer(forged), bearer(token)).map((both) => both.flat()) },
  )
}

export const cookie = ({ devices }: Known) =>
  fc.oneof(
    header('Cookie', oneOf(devices)),
    header(
      'Cookie',
      oneOf(devices).map((each) => `${each}; __Host-device-${canary}=${canary}; ${each}${canary}`),
    ),
    header('Cookie', hostileValue),
    header('Cookie', fc.constant(`__Host-device-a=${canary}; `.repeat(40))),
  )
