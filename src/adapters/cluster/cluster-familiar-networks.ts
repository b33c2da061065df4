import type { IO } from 'fp-ts/lib/IO.js'
import type { FamiliarNetworks } from '../../application/ports/familiar-networks.ts'

/** Known to this process, which tells the others of each that is new to it. */
export const clusterFamiliarNetworks = (
  own: FamiliarNetworks,
  tellOthers: (network: string) => IO<void>,
): FamiliarNetworks => ({
  has: own.has,
  note: (network) => () => {
    if (own.has(network)()) return
    own.note(network)()
    tellOthers(network)()
  },
})
