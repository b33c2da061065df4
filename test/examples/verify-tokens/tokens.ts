import { es256, forge, hmac, ourPem, ours, stranger } from '../../adapters/jwt/forge.ts'

const claims = () => {
  const now = Math.floor(Date.now() / 1_000)
  return { iat: now - 10, exp: now + 60 }
}
const foreign = es256(stranger.privateKey)

/** Tokens of this moment, good but for what is given. */
const token = (header = {}, given = {}, signer?: Parameters<typeof forge>[2]) =>
  forge(header, { ...claims(), ...given }, signer)

export const good = () => token()

/** Each to be refused, by whoever verifies. */
export const refusals = () => ({
  'no token': 'token',
  'an empty line': '',
  'two parts': token().split('.').slice(0, 2).join('.'),
  'alg none': token({ alg: 'none' }, {}, () => ''),
  'HS256 under the public key': token({ alg: 'HS256' }, {}, hmac(ourPem)),
  ES384: token({ alg: 'ES384' }),
  'another key under our kid': token({}, {}, foreign),
  'an unknown kid': token({ kid: 'unknown' }, {}, foreign),
  'a key that it brings along': token({ jwk: stranger.publicKey.export({ format: 'jwk' }) }, {}, foreign),
  'another typ': token({ typ: 'JWT' }),
  'no typ': token({ typ: undefined }),
  'a crit': token({ crit: ['x'], x: 1 }),
  'another issuer': token({}, { iss: 'https://id.example.com' }),
  'no issuer': token({}, { iss: undefined }),
  'another audience': token({}, { aud: 'others' }),
  'no audience': token({}, { aud: undefined }),
  'no subject': token({}, { sub: undefined }),
  'no session': token({}, { sid: undefined }),
  'no end': token({}, { exp: undefined }),
  'an end that is over': token({}, { exp: claims().iat }),
  'another subject than was signed': token().replace(
    /\.[^.]+\./,
    `.${token({}, { sub: '2' }).split('.')[1]}.`,
  ),
  'a signature of zeros': token({}, {}, () => Buffer.alloc(64).toString('base64url')),
  'half a signature': token().slice(0, -40),
})

export const key = ours
