import { createHmac } from 'node:crypto'
import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { nodeCryptoRefreshTokens } from '../../../src/adapters/node-crypto/node-crypto-refresh-tokens.ts'
import { nodeCryptoVault } from '../../../src/adapters/node-crypto/node-crypto-vault.ts'
import { refreshTokensContract } from '../../contracts/refresh-tokens.contract.ts'
import { aSession } from '../../support/sessions.ts'

refreshTokensContract('node:crypto', (secret, ...previous) =>
  nodeCryptoRefreshTokens([Buffer.from(secret), ...previous.map((text) => Buffer.from(text))]),
)

describe('a dump of the database', () => {
  const secret = Buffer.from('a secret of thirty-two and more octets')
  const tokens = nodeCryptoRefreshTokens([secret])
  const session = aSession({ turn: 3 })
  const sealed = nodeCryptoVault([secret]).seal('a private key')

  /** Every value that is stored, as text, and whatever a thief would take for a key. */
  const values = [...Object.values(session), sealed, '', '\0'].map((value) =>
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  )

  const macs = (key: string) => [
    createHmac('sha256', key).update(`${session.id}.3`).digest('base64url'),
    createHmac('sha256', Buffer.from(key, 'base64url')).update(`${session.id}.3`).digest('base64url'),
  ]

  it('holds no refresh token', () => {
    expect(values).to.not.include(tokens.of(session))
    expect(values.filter((value) => O.isSome(tokens.read(value)))).to.deep.equal([])
  })

  it('opens no session with whatever is in it, as a token or as the key of one', () => {
    const made = values.flatMap((value) => [value, ...macs(value)]).map((mac) => `${session.id}.3.${mac}`)

    expect(made.filter((token) => O.isSome(tokens.read(token)))).to.deep.equal([])
  })

  it('opens no session with the service secret used without its derivation', () => {
    const mac = createHmac('sha256', secret).update(`${session.id}.3`).digest('base64url')

    expect(tokens.read(`${session.id}.3.${mac}`)).to.deep.equal(O.none)
  })
})
