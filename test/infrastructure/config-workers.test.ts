import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { parseConfig } from '../../src/infrastructure/config/config.ts'
import { aConfig } from '../support/applications.ts'

const faultsOf = (env: NodeJS.ProcessEnv): ReadonlyArray<string> => {
  const parsed = parseConfig(env)
  return E.isLeft(parsed) ? parsed.left.faults : []
}

const database = { DATABASE_URL: 'postgresql://a@b/c' }

describe('a configuration of several workers', () => {
  for (const WORKERS of ['2', '128'])
    it(`may be of ${WORKERS} where there is a database to share`, () => {
      expect(aConfig({ ...database, WORKERS }).workers).to.equal(Number(WORKERS))
    })

  it('is refused without a database, by the name of the variable', () => {
    expect(faultsOf({ WORKERS: '2' })).to.deep.equal(['WORKERS has to be 1 where there is no DATABASE_URL'])
    expect(faultsOf({ WORKERS: '2', NODE_ENV: 'production', ALLOW_EMBEDDED: 'true' }).join()).to.include(
      'WORKERS',
    )
  })

  it('is named once where it is no number', () => {
    for (const WORKERS of ['0', '129', 'two']) {
      expect(faultsOf({ ...database, WORKERS })).to.have.length(1)
      expect(faultsOf({ ...database, WORKERS, DATABASE_POOL_SIZE: '2' })).to.have.length(1)
    }
  })

  it('needs two connections to the database for each', () => {
    expect(faultsOf({ ...database, WORKERS: '3', DATABASE_POOL_SIZE: '5' })).to.deep.equal([
      'DATABASE_POOL_SIZE has to be at least twice as much as WORKERS',
    ])
    expect(faultsOf({ ...database, WORKERS: '3', DATABASE_POOL_SIZE: '6' })).to.deep.equal([])
    expect(faultsOf({ ...database, WORKERS: '3', DATABASE_POOL_SIZE: '1' })).to.have.length(1)
  })

  it('keeps ten connections to the database, or five for each where that is more', () => {
    const poolSize = (WORKERS: string) => aConfig({ ...database, WORKERS }).postgresql?.poolSize

    expect(['1', '2', '3'].map(poolSize)).to.deep.equal([10, 10, 15])
  })
})
