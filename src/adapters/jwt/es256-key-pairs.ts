import { generateKeyPairSync } from 'node:crypto'
import type { KeyPairs } from '../../application/ports/key-pairs.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import type { Vault } from '../../application/ports/vault.ts'

type Ports = { readonly vault: Vault; readonly randomness: Randomness }

/** Pairs for ES256 (RFC 7518 §3.4): P-256, 128 bits of strength. */
export const es256KeyPairs = ({ vault, randomness }: Ports): KeyPairs => ({
  generate: () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })

    return {
      kid: randomness.uuid(),
      publicKey: { kty: 'EC', crv: 'P-256', x, y },
      sealedPrivateKey: vault.seal(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    }
  },
})
