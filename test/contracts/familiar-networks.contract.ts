import { expect } from 'chai'
import type { FamiliarNetworks } from '../../src/application/ports/familiar-networks.ts'

/** `make` answers networks of which as many are remembered as it is told. */
export const familiarNetworksContract = (adapter: string, make: (most: number) => FamiliarNetworks) =>
  describe(`familiar networks ${adapter}`, () => {
    it('knows those that were noted, and no others', () => {
      const { note, has } = make(3)
      note('192.0.2.1')()
      note('192.0.2.1')()

      expect(has('192.0.2.1')()).to.equal(true)
      expect(has('192.0.2.2')()).to.equal(false)
    })

    it('forgets the oldest for one too many', () => {
      const { note, has } = make(3)
      const networks = ['a', 'b', 'c', 'd', 'e']
      for (const network of networks) note(network)()

      expect(networks.filter((network) => has(network)())).to.deep.equal(['c', 'd', 'e'])
    })
  })
