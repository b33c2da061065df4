import { expect } from 'chai'
import { aCommandLine } from './terminals.ts'

describe('openapi', () => {
  it('prints the description of the API, and opens nothing', async () => {
    const { run, said, done } = aCommandLine()

    expect(await run('openapi')).to.equal(0)
    expect(JSON.parse(said.out.join('\n'))).to.deep.equal({ openapi: '3.1.1' })
    expect(done).to.deep.equal(['describeApi'])
  })
})
