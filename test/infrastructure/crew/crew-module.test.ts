import { expect } from 'chai'
import { calls } from '../../../src/adapters/cluster/calls.ts'
import { quotaProcedures } from '../../../src/adapters/cluster/cluster-quotas.ts'
import { inMemoryFamiliarNetworks } from '../../../src/adapters/in-memory/in-memory-familiar-networks.ts'
import { memoryQuotas } from '../../../src/adapters/rate-limiter-flexible/memory-quotas.ts'
import { crewModule } from '../../../src/infrastructure/processes/crew/crew-module.ts'
import type { LeadProcedures } from '../../../src/infrastructure/processes/crew/procedures.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { aQuota } from '../../contracts/quotas-world.ts'
import { anApplication } from '../../support/applications.ts'
import { aChannel } from '../../support/channels.ts'

/** Two workers, and the first process at the other end of both. */
const twoWorkers = () => {
  const quotas = quotaProcedures(memoryQuotas())
  const told: string[] = []
  const worker = () => {
    const [own, first] = aChannel()
    calls(first, { ...quotas, note: (network: string) => void told.push(network) })
    const known = inMemoryFamiliarNetworks()
    const change = (application: ReturnType<typeof anApplication>) =>
      application.load(crewModule(calls<LeadProcedures>(own, {}), known))
    return { application: anApplication({ change }), known }
  }
  return { workers: [worker(), worker()] as const, told }
}

describe('an application that is one of several workers', () => {
  it('takes from quotas that all of them take from', async () => {
    const quota = aQuota({ limit: 1 })
    const [one, other] = twoWorkers().workers
    const taken = []
    for (const { application } of [one, other])
      taken.push((await application.get(Tokens.quotas).take(quota, 'a partition')()).granted)

    expect(taken).to.deep.equal([true, false])
  })

  it('tells of networks that are familiar, and knows those that it is told of', async () => {
    const {
      workers: [{ application, known }],
      told,
    } = twoWorkers()
    const networks = application.get(Tokens.familiarNetworks)
    networks.note('192.0.2.1')()
    known.note('198.51.100.1')()
    await new Promise((resolve) => setTimeout(resolve, 20))

    expect(told).to.deep.equal(['192.0.2.1'])
    expect(['192.0.2.1', '198.51.100.1', '203.0.113.1'].map((each) => networks.has(each)())).to.deep.equal([
      true,
      true,
      false,
    ])
  })
})
