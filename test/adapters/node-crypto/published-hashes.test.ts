import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { nodeCryptoPbkdf2Hashes } from '../../../src/adapters/node-crypto/node-crypto-pbkdf2-hashes.ts'
import { nodeCryptoScryptHashes } from '../../../src/adapters/node-crypto/node-crypto-scrypt-hashes.ts'
import type { ForeignHashes } from '../../../src/application/ports/foreign-hashes.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { anAttempt } from '../../support/users.ts'

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')

type Example = readonly [from: string, hashes: ForeignHashes, text: string, hash: string]

/** Derived keys of the RFCs, put into Django's spelling, and what Django's own tests expect. */
const examples: ReadonlyArray<Example> = [
  [
    'RFC 6070 §2',
    nodeCryptoPbkdf2Hashes,
    'password',
    `pbkdf2_sha1$4096$salt$${base64('4b007901b765489abead49d926f721d065a429c1')}`,
  ],
  [
    'RFC 7914 §11',
    nodeCryptoPbkdf2Hashes,
    'passwd',
    `pbkdf2_sha256$1$salt$${base64('55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc')}`,
  ],
  [
    'RFC 7914 §12',
    nodeCryptoScryptHashes,
    'password',
    `scrypt$1024$NaCl$8$16$${base64(
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162' +
        '2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    )}`,
  ],
  [
    'Django 4.0',
    nodeCryptoScryptHashes,
    'lètmein',
    'scrypt$16384$seasalt$8$1$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/NYafTJ7tibgfYz71m0ldQESkXFRkdVCBhhY8mx7rQwite/Pw==',
  ],
  [
    'Django 5.1',
    nodeCryptoScryptHashes,
    'lètmein',
    'scrypt$16384$seasalt$8$5$ECMIUp+LMxMSK8xB/IVyba+KYGTI7FTnet025q/1f/vBAVnnP3hdYqJuRi+mJn6ji6ze3Fbb7JEFPKGpuEf5vw==',
  ],
]

describe('a published example of a key derivation', () => {
  for (const [from, { recognise }, text, hash] of examples)
    it(`is matched by its text, and by no other (${from})`, async () => {
      const matching = recognise(hash as PasswordHash)
      const match = (attempt: string) =>
        O.isSome(matching) ? matching.value(anAttempt(attempt))() : undefined

      expect(await match(text)).to.deep.equal(E.right(true))
      expect(await match(`${text}z`)).to.deep.equal(E.right(false))
    })
})
