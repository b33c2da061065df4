import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { type Share, sharesOf } from '../../../src/application/throttling/throttle.ts'
import { aClient } from '../../support/users.ts'
import { aThrottle, at, throttle } from './a-throttle.ts'

describe('the shares of a throttle', () => {
  const { ports } = aThrottle()
  const sharesAt = (address: string): ReadonlyArray<Share> => sharesOf(ports, throttle, at(address))

  it("are the service's and then the address's, which is not kept as it is", () => {
    const shares = sharesAt('192.0.2.1')

    expect(shares.map(({ quota }) => quota)).to.deep.equal([throttle.service, throttle.address])
    expect(JSON.stringify(shares)).to.not.include('192.0.2')
    expect(sharesAt('192.0.2.2')[0]).to.deep.equal(shares[0])
    expect(sharesAt('192.0.2.2')[1]).to.not.deep.equal(shares[1])
  })

  it('are none for who has no address', () => {
    expect(sharesOf(ports, throttle, aClient({ address: O.none }))).to.deep.equal([])
  })
})
