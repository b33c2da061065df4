import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { parseConfig } from '../../src/infrastructure/config/config.ts'
import { Tokens } from '../../src/infrastructure/tokens.ts'
import { aConfig, anApplication } from '../support/applications.ts'

const production = {
  NODE_ENV: 'production',
  SECRET_KEY: 'canary'.repeat(6),
  DATABASE_URL: 'postgresql://a@b/c',
}

describe('throttles that are off', () => {
  it('are refused in production, and on there by default', () => {
    expect(E.isLeft(parseConfig({ ...production, THROTTLES: 'off' }))).to.equal(true)
    expect(aConfig({ ...production, THROTTLES: 'on' }).isThrottled).to.equal(true)
    expect(aConfig(production).isThrottled).to.equal(true)
    expect(aConfig({ THROTTLES: 'off' }).isThrottled).to.equal(false)
  })

  const quota = { name: 'a-quota', limit: 1, window: 60 }
  const takeTwice = async (env: NodeJS.ProcessEnv) => {
    const take = anApplication({ env }).get(Tokens.quotas).take(quota, 'a partition')
    return [(await take()).granted, (await take()).granted]
  }

  it('grant everything', async () => {
    expect(await takeTwice({ THROTTLES: 'off' })).to.deep.equal([true, true])
  })

  it('are not the default', async () => {
    expect(await takeTwice({})).to.deep.equal([true, false])
  })
})
