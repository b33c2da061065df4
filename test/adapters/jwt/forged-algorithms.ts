import { es256, forge, hmac, otherCurve, ourPem, ourPublicKey, ours, rs256 } from './forge.ts'

const der = ourPublicKey.export({ type: 'spki', format: 'der' })
const unsigned = () => ''

/** RFC 8725 §2.1: another algorithm than ours, or none. */
export const algorithms = {
  ...Object.fromEntries(
    ['none', 'None', 'NONE', 'nOnE', ''].map((alg) => [
      `alg "${alg}", unsigned`,
      forge({ alg }, {}, unsigned),
    ]),
  ),
  'alg none, with a signature': forge({ alg: 'none' }),
  'no alg': forge({ alg: undefined }),
  'alg of a number': forge({ alg: 256 }),
  'HS256 with the public PEM as its key': forge({ alg: 'HS256' }, {}, hmac(ourPem)),
  'HS256 with the trimmed PEM as its key': forge({ alg: 'HS256' }, {}, hmac(ourPem.trim())),
  'HS256 with the public DER as its key': forge({ alg: 'HS256' }, {}, hmac(der)),
  'HS256 with the public JWK as its key': forge({ alg: 'HS256' }, {}, hmac(JSON.stringify(ours.publicKey))),
  'HS256 with the x of the public key': forge({ alg: 'HS256' }, {}, hmac(ours.publicKey.x)),
  'HS256 with the octets of x': forge({ alg: 'HS256' }, {}, hmac(Buffer.from(ours.publicKey.x, 'base64url'))),
  'HS256 with the kid as its key': forge({ alg: 'HS256' }, {}, hmac(ours.kid)),
  'HS256 with the sealed private key': forge({ alg: 'HS256' }, {}, hmac(ours.sealedPrivateKey)),
  'HS256 with an empty key': forge({ alg: 'HS256' }, {}, hmac('')),
  'HS384 with the public PEM as its key': forge({ alg: 'HS384' }, {}, hmac(ourPem, 'sha384')),
  'HS512 with the public PEM as its key': forge({ alg: 'HS512' }, {}, hmac(ourPem, 'sha512')),
  'ES256 that is an HMAC': forge({}, {}, hmac(ourPem)),
  RS256: forge({ alg: 'RS256' }, {}, rs256),
  'PS256, signed by us': forge({ alg: 'PS256' }),
  'ES384 of another curve': forge({ alg: 'ES384' }, {}, es256(otherCurve.privateKey, 'sha384')),
  'ES384, signed by us': forge({ alg: 'ES384' }),
  'EdDSA, signed by us': forge({ alg: 'EdDSA' }),
  ...Object.fromEntries(
    ['RS384', 'RS512', 'PS384', 'PS512', 'ES512', 'ES256K', 'Ed25519', 'HS256', 'RSA-OAEP', 'dir'].map(
      (alg) => [`${alg}, signed by us`, forge({ alg })],
    ),
  ),
  ...Object.fromEntries(
    [null, ['ES256'], { alg: 'ES256' }, true, 'ES256 ', ' ES256', 'ES256\0', '__proto__', 'toString'].map(
      (alg) => [`alg ${JSON.stringify(alg)}, signed by us`, forge({ alg })],
    ),
  ),
  'es256 in lower case': forge({ alg: 'es256' }),
}
