import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { parseConfig } from '../../src/infrastructure/config/config.ts'
import { aConfig } from '../support/applications.ts'

const faultsOf = (env: NodeJS.ProcessEnv): ReadonlyArray<string> => {
  const parsed = parseConfig(env)
  return E.isLeft(parsed) ? parsed.left.faults : []
}

const secret = 'canary'.repeat(6)
const production = { NODE_ENV: 'production', SECRET_KEY: secret, DATABASE_URL: 'postgresql://a@b/c' }

describe('a configuration of production', () => {
  it('needs a secret and a database (ASVS 13.2.3)', () => {
    const named = faultsOf({ NODE_ENV: 'production' }).map((fault) => fault.split(' ')[0])

    expect(named).to.have.members(['SECRET_KEY', 'DATABASE_URL'])
    expect(faultsOf(production)).to.deep.equal([])
    expect(faultsOf({ ...production, SECRET_KEY: ' ' })).to.have.length(1)
    expect(faultsOf({ ...production, DATABASE_URL: '' })).to.have.length(1)
    expect(faultsOf({ ...production, SECRET_KEY: '', SECRET_KEY_PREVIOUS: secret })).to.have.length(1)
    expect(faultsOf({ ...production, NODE_ENV: ' production ', SECRET_KEY: '' })).to.have.length(1)
  })

  it('may do without a database where that is allowed, but not without a secret', () => {
    const { DATABASE_URL, ...embedded } = { ...production, ALLOW_EMBEDDED: 'true' }

    expect(faultsOf(embedded)).to.deep.equal([])
    expect(faultsOf({ ...embedded, ALLOW_EMBEDDED: 'false' })).to.have.length(1)
    expect(faultsOf({ ...embedded, SECRET_KEY: '' })).to.have.length(1)
    expect(aConfig({ ...embedded, DATABASE_URL }).postgresql?.url).to.equal(DATABASE_URL)
  })
})
