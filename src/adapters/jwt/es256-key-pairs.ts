import { generateKeyPairSync } from 'node:crypto'
import type { Clock } from '../../application/ports/clock.ts'
import type { KeyPairs } from '../../application/ports/key-pairs.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import type { Vault } from '../../application/ports/vault.ts'

type Ports = { readonly vault: Vault; readonly clock: Clock; readonly randomness: Randomness }

/** Pairs for ES256 (RFC 7518 §3.4): P-256, 128 bits of strength. */
export const es256KeyPairs = ({ vault, clock, randomness }: Ports): KeyPairs => ({
  generate: () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', {
      namedCurve: 'P-256',
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })

    return {
      kid: randomness.uuid(),
      publicKey,
      sealedPrivateKey: vault.seal(privateKey),
      createdAt: clock.now(),
    }
  },
})
