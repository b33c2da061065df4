import { expect } from 'chai'
import { shareOf } from '../../../src/infrastructure/processes/crew/share.ts'
import { aConfig } from '../../support/applications.ts'

const DATABASE_URL = 'postgresql://a@b/c'

const sharesOf = (env: NodeJS.ProcessEnv) => {
  const config = aConfig({ DATABASE_URL, ...env })
  return Array.from({ length: config.workers }, (_, n) => shareOf(config, n + 1))
}

describe('the share of a worker', () => {
  it('is a part of what the service may have: all of them are the whole', () => {
    const shares = sharesOf({
      WORKERS: '3',
      DATABASE_POOL_SIZE: '10',
      HASH_CONCURRENCY: '4',
      HASH_QUEUE: '11',
      MAX_CONNECTIONS: '1000',
    })

    expect(shares.map(({ postgresql }) => postgresql?.poolSize)).to.deep.equal([4, 3, 3])
    expect(shares.map(({ hashing }) => hashing.concurrency)).to.deep.equal([2, 1, 1])
    expect(shares.map(({ hashing }) => hashing.queue)).to.deep.equal([4, 4, 3])
    expect(shares.map(({ httpLimits }) => httpLimits.connections)).to.deep.equal([334, 333, 333])
  })

  it('is never so small that it could do nothing', () => {
    const [, share] = sharesOf({
      WORKERS: '20',
      HASH_CONCURRENCY: '1',
      HASH_QUEUE: '0',
      MAX_CONNECTIONS: '10',
    })

    expect(share?.hashing).to.deep.equal({ concurrency: 1, queue: 0 })
    expect(share?.httpLimits.connections).to.equal(1)
  })

  it('of connections to the database is five where nobody says how many', () => {
    expect(sharesOf({ WORKERS: '2' }).map(({ postgresql }) => postgresql?.poolSize)).to.deep.equal([5, 5])
    expect(sharesOf({ WORKERS: '4' }).map(({ postgresql }) => postgresql?.poolSize)).to.deep.equal([
      5, 5, 5, 5,
    ])
  })

  it('leaves all else as it is', () => {
    const config = aConfig({ DATABASE_URL, WORKERS: '2' })
    const { postgresql: _p, hashing: _h, httpLimits: _l, ...others } = config

    expect(shareOf(config, 2)).to.deep.include(others)
    expect(shareOf(config, 2).httpLimits.eventLoopLag).to.equal(config.httpLimits.eventLoopLag)
  })
})
