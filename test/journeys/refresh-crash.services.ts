import { expect } from 'chai'
import { ownDatabase } from '../support/databases.ts'
import { aDirectory, start, tidy } from '../support/processes.ts'
import { refreshCrash } from './refresh-crash.ts'

describe('a service that is killed while clients refresh', function () {
  this.timeout(90_000)
  after(tidy)

  it('signs nobody out who goes on with the last token that arrived, on PostgreSQL', async () => {
    const database = await ownDatabase()
    const env = { DATABASE_URL: database.url, DATA_DIR: aDirectory() }
    try {
      const { answered, interrupted, signedOut } = await refreshCrash(10, () => start(env))

      expect(signedOut).to.equal(0)
      expect(interrupted).to.be.above(0)
      expect(answered).to.be.above(10)
    } finally {
      await tidy()
      await database.drop()
    }
  })
})
