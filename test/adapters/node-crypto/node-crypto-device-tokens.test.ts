import { createHmac } from 'node:crypto'
import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { nodeCryptoDeviceTokens } from '../../../src/adapters/node-crypto/node-crypto-device-tokens.ts'
import { systemRandomness as randomness } from '../../../src/adapters/system/system-randomness.ts'
import { deviceTokensContract } from '../../contracts/device-tokens.contract.ts'
import { anEmail } from '../../support/users.ts'

const open = (secret: string, ...previous: ReadonlyArray<string>) =>
  nodeCryptoDeviceTokens([Buffer.from(secret), ...previous.map((text) => Buffer.from(text))])({ randomness })

deviceTokensContract('node:crypto', open)

describe('a device token', () => {
  const account = anEmail('ada@example.org')

  it('cannot be made with the secret used without its derivation, nor with none', () => {
    const device = randomness.uuid()
    const forged = ['a secret', '', device].map(
      (key) => `${device}.${createHmac('sha256', key).update(`${device} ${account}`).digest('base64url')}`,
    )

    expect(forged.filter((token) => O.isSome(open('a secret').read(account)(token)))).to.deep.equal([])
  })
})
