import { metricsApp } from '../../../adapters/http/metrics-app.ts'
import type { Address, Listening } from '../../../adapters/http/server.ts'
import { systemRandomness } from '../../../adapters/system/system-randomness.ts'
import type { Log } from '../../../application/ports/log.ts'
import { listenAt } from '../listeners.ts'
import { crewFigures } from './crew-figures.ts'
import type { Member } from './hire.ts'

export type MetricsPort = Listening & { readonly lost: (member: Member) => void }

/** Answers for all workers together. */
export const openMetricsPort = async (
  address: Address,
  members: () => Iterable<Member>,
  log: Log,
): Promise<MetricsPort> => {
  const exposition = crewFigures(members)
  const listening = await listenAt(metricsApp({ exposition, log, randomness: systemRandomness }), address)
  return { ...listening, lost: exposition.lost }
}
