import { ContainerModule } from 'inversify'
import type { Call } from '../../../adapters/cluster/calls.ts'
import { clusterFamiliarNetworks } from '../../../adapters/cluster/cluster-familiar-networks.ts'
import { clusterQuotas } from '../../../adapters/cluster/cluster-quotas.ts'
import type { FamiliarNetworks } from '../../../application/ports/familiar-networks.ts'
import { Tokens } from '../../tokens.ts'
import type { LeadProcedures } from './procedures.ts'

/** Puts what all workers know together in the place of what one process knows by itself. */
export const crewModule = (call: Call<LeadProcedures>, known: FamiliarNetworks) =>
  new ContainerModule(({ rebind }) => {
    const tellOthers = (network: string) => () => void call('note', network)

    rebind(Tokens.ownQuotas).toConstantValue(clusterQuotas(call))
    rebind(Tokens.familiarNetworks).toConstantValue(clusterFamiliarNetworks(known, tellOthers))
  })
