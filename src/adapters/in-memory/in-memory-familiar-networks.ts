import type { FamiliarNetworks } from '../../application/ports/familiar-networks.ts'

/** At the most `most` of them: for a new one the oldest is forgotten. */
export const inMemoryFamiliarNetworks = (most = 10_000): FamiliarNetworks => {
  const networks = new Set<string>()

  return {
    has: (network) => () => networks.has(network),
    note: (network) => () => {
      networks.add(network)
      const [oldest] = networks
      if (oldest !== undefined && networks.size > most) networks.delete(oldest)
    },
  }
}
