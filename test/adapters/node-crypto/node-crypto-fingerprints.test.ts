import { createHash, createHmac } from 'node:crypto'
import { expect } from 'chai'
import { nodeCryptoFingerprints } from '../../../src/adapters/node-crypto/node-crypto-fingerprints.ts'
import { fingerprintsContract } from '../../contracts/fingerprints.contract.ts'

fingerprintsContract('node:crypto', (secret, ...previous) =>
  nodeCryptoFingerprints([Buffer.from(secret), ...previous.map((text) => Buffer.from(text))]),
)

describe('a dump of the marks', () => {
  const secret = Buffer.from('a secret of thirty-two and more octets')
  const [mark] = nodeCryptoFingerprints([secret]).of('the key', 'the request')

  it('is not to be checked against guesses without the service secret, nor with it underived (ASVS 11.4.1)', () => {
    const guesses = ['the key', 'the request'].flatMap((guess) => [
      createHash('sha256').update(guess).digest('base64url'),
      ...['', 'the key', mark.key, secret].map((key) =>
        createHmac('sha256', key).update(guess).digest('base64url'),
      ),
    ])

    for (const text of Object.values(mark)) expect(guesses).to.not.include(text)
  })
})
