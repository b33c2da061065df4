import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { parseConfig } from '../../src/infrastructure/config/config.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import { anApplication } from '../support/applications.ts'

describe('TRUSTED_PROXIES', () => {
  for (const network of [
    '127.0.0.1',
    '10.0.0.0/8',
    '10.0.0.1/32',
    '::1',
    'fd00::/8',
    '::ffff:10.0.0.1',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/1',
    '10.0.0.0/08',
    'fe80::1%eth0',
  ])
    it(`is refused as configuration, or else the application can use it: ${network}`, () => {
      const env = { TRUSTED_PROXIES: network }

      if (E.isRight(parseConfig(env))) expect(anApplication({ env }).get(Tokens.app)).to.be.a('function')
    })
})
