import { createPublicKey } from 'node:crypto'
import { es256, forge, hmac, otherCurve, ours, rs256 } from './forge.ts'

const der = createPublicKey(ours.publicKey).export({ type: 'spki', format: 'der' })
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
  'HS256 with the public PEM as its key': forge({ alg: 'HS256' }, {}, hmac(ours.publicKey)),
  'HS256 with the trimmed PEM as its key': forge({ alg: 'HS256' }, {}, hmac(ours.publicKey.trim())),
  'HS256 with the public DER as its key': forge({ alg: 'HS256' }, {}, hmac(der)),
  'HS256 with an empty key': forge({ alg: 'HS256' }, {}, hmac('')),
  'HS384 with the public PEM as its key': forge({ alg: 'HS384' }, {}, hmac(ours.publicKey, 'sha384')),
  'HS512 with the public PEM as its key': forge({ alg: 'HS512' }, {}, hmac(ours.publicKey, 'sha512')),
  'ES256 that is an HMAC': forge({}, {}, hmac(ours.publicKey)),
  RS256: forge({ alg: 'RS256' }, {}, rs256),
  'PS256, signed by us': forge({ alg: 'PS256' }),
  'ES384 of another curve': forge({ alg: 'ES384' }, {}, es256(otherCurve.privateKey, 'sha384')),
  'ES384, signed by us': forge({ alg: 'ES384' }),
  'EdDSA, signed by us': forge({ alg: 'EdDSA' }),
  'es256 in lower case': forge({ alg: 'es256' }),
}
