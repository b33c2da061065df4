import { expect } from 'chai'
import { calls } from '../../../src/adapters/cluster/calls.ts'
import { clusterFamiliarNetworks } from '../../../src/adapters/cluster/cluster-familiar-networks.ts'
import {
  clusterQuotas,
  type QuotaProcedures,
  quotaProcedures,
} from '../../../src/adapters/cluster/cluster-quotas.ts'
import { inMemoryFamiliarNetworks } from '../../../src/adapters/in-memory/in-memory-familiar-networks.ts'
import { memoryQuotas } from '../../../src/adapters/rate-limiter-flexible/memory-quotas.ts'
import type { Quotas } from '../../../src/application/ports/quotas.ts'
import { familiarNetworksContract } from '../../contracts/familiar-networks.contract.ts'
import { quotasContract } from '../../contracts/quotas.contract.ts'
import { aQuota, grantedOf, partitionOf } from '../../contracts/quotas-world.ts'
import { aChannel } from '../../support/channels.ts'

/** As a worker has them that takes from these. */
const workersQuotas = (kept: Quotas): Quotas => {
  const [worker, first] = aChannel()
  calls(first, quotaProcedures(kept))
  return clusterQuotas(calls<QuotaProcedures>(worker, {}))
}

quotasContract('another process', () => workersQuotas(memoryQuotas()))

familiarNetworksContract('shared by workers', (most) =>
  clusterFamiliarNetworks(inMemoryFamiliarNetworks(most), () => () => {}),
)

describe('quotas of workers', () => {
  it('are one count: together they are granted no more', async () => {
    const [kept, quota] = [memoryQuotas(), aQuota({ limit: 10 })]
    const workers = [1, 2, 3].map(() => partitionOf(workersQuotas(kept), quota))
    const taken = await Promise.all(workers.map(({ takeRacing }) => takeRacing(10)))

    expect(grantedOf(taken.flat())).to.equal(10)
    await workers[0]?.forget()
    expect(await workers[1]?.take()).to.include({ granted: true, used: 1 })
  })
})

describe('familiar networks of workers', () => {
  it('are told to the others once, when they are new', () => {
    const told: string[] = []
    const { note } = clusterFamiliarNetworks(inMemoryFamiliarNetworks(), (network) => () => {
      told.push(network)
    })
    for (const network of ['192.0.2.1', '192.0.2.2', '192.0.2.1']) note(network)()

    expect(told).to.deep.equal(['192.0.2.1', '192.0.2.2'])
  })
})
