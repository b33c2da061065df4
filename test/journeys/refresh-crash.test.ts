import { expect } from 'chai'
import { aMadeDirectory, start, tidy } from '../support/processes.ts'
import { refreshCrash } from './refresh-crash.ts'

describe('a service that is killed while clients refresh', function () {
  this.timeout(60_000)
  after(tidy)

  it('signs nobody out who goes on with the last token that arrived, in the embedded database', async () => {
    const DATA_DIR = await aMadeDirectory()
    const { answered, signedOut } = await refreshCrash(2, () => start({ DATA_DIR }))

    expect(signedOut).to.equal(0)
    expect(answered).to.be.at.least(2)
  })
})
