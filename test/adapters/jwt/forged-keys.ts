import { es256, forge, hmac, ours, part, stranger } from './forge.ts'

const strangersJwk = stranger.publicKey.export({ format: 'jwk' })
const foreign = es256(stranger.privateKey)

/** RFC 8725 §2.2–2.3 and §3.5: somebody else's key, in whatever way it is offered. */
export const keys = {
  'another key under our kid': forge({}, {}, foreign),
  'an unknown kid': forge({ kid: 'unknown' }, {}, foreign),
  'no kid, signed by us': forge({ kid: undefined }),
  'a jwk of the forger': forge({ jwk: { ...strangersJwk, kid: ours.kid } }, {}, foreign),
  'a jwk of the forger and no kid': forge({ jwk: strangersJwk, kid: undefined }, {}, foreign),
  'a jku of the forger': forge({ jku: 'http://127.0.0.1:1/jwks.json' }, {}, foreign),
  'an x5u of the forger': forge({ x5u: 'http://127.0.0.1:1/cert.pem' }, {}, foreign),
  'an x5c of the forger': forge({ x5c: [part('certificate')] }, {}, foreign),
  ...Object.fromEntries(
    [
      '../../../../dev/null',
      '/dev/null',
      "' or 1=1 --",
      `${ours.kid}' union select 'x`,
      '__proto__',
      'constructor',
      `${ours.kid}\0`,
      ` ${ours.kid}`,
      ours.kid.toUpperCase(),
      '',
      [ours.kid],
      { kid: ours.kid },
      0,
      null,
      true,
    ].map((kid) => [`kid ${JSON.stringify(kid)}`, forge({ kid }, {}, hmac(''))]),
  ),
  'our kid in an array, signed by us': forge({ kid: [ours.kid] }),
}
