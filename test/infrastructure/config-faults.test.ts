import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { parseConfig } from '../../src/infrastructure/config/config.ts'

const faultsOf = (env: NodeJS.ProcessEnv): ReadonlyArray<string> => {
  const parsed = parseConfig(env)
  return E.isLeft(parsed) ? parsed.left.faults : []
}

describe('a configuration that cannot be used', () => {
  it('names all the variables that cannot be used, and quotes none (ASVS 13.2.3)', () => {
    const bad = {
      PORT: 'canary',
      HOST: 'canary canary',
      DATABASE_URL: 'mysql://canary',
      DATABASE_POOL_SIZE: '0',
      REDIS_URL: 'redis://user:canary@host/canary',
      SECRET_KEY: 'canary',
      SECRET_KEY_PREVIOUS: 'canary',
      REFRESH_GRACE: 'canary',
      DEBUG: 'canary',
      LOG_LEVEL: 'canary',
      TRUSTED_PROXIES: 'canary',
    }
    const faults = faultsOf(bad)

    expect(faults.map((fault) => fault.split(' ')[0])).to.have.members(Object.keys(bad))
    expect(faults.join()).not.to.include('canary')
    for (const fault of faults) expect(fault).to.match(/^[A-Z_]+ has to be \S/)
  })

  it('names a port for two servers, unless it is any that is free', () => {
    expect(faultsOf({ PORT: '9464', METRICS_PORT: '9464', DEBUG: 'canary' })).to.have.length(2)
    expect(faultsOf({ METRICS_PORT: '8000' })).to.deep.equal([
      'METRICS_PORT has to be another port than PORT',
    ])
    expect(faultsOf({ PORT: '0', METRICS_PORT: '0' })).to.deep.equal([])
  })

  it('names a cost below the floor beside all else that cannot be used', () => {
    const faults = faultsOf({ PORT: 'canary', ARGON2_MEMORY_KIB: '19456', ARGON2_TIME: '1' })

    expect(faults.join())
      .to.match(/\bPORT\b/)
      .and.to.match(/\bARGON2_TIME\b/)
  })
})
