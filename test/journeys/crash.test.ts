import { expect } from 'chai'
import { aMadeDirectory, start, tidy } from '../support/processes.ts'
import { crash } from './crash.ts'

describe('a service that is killed while users register', function () {
  this.timeout(60_000)
  after(tidy)

  it('has kept every user whom it answered, in the embedded database (ASVS 2.3.3)', async () => {
    const DATA_DIR = await aMadeDirectory()
    const { answered, lost } = await crash(3, () => start({ DATA_DIR }))

    expect(lost).to.deep.equal([])
    expect(answered).to.be.above(3)
  })
})
