import type { Container } from 'inversify'
import { ExitCode } from '../../../adapters/cli/exit-code.ts'
import { type Call, type Channel, calls } from '../../../adapters/cluster/calls.ts'
import type { Address } from '../../../adapters/http/server.ts'
import { inMemoryFamiliarNetworks } from '../../../adapters/in-memory/in-memory-familiar-networks.ts'
import type { FamiliarNetworks } from '../../../application/ports/familiar-networks.ts'
import { Tokens } from '../../tokens.ts'
import { concluded } from '../concluded.ts'
import { prepareHashThreads } from '../hash-threads.ts'
import { openListeners } from '../listeners.ts'
import { output } from '../log.ts'
import { runService } from '../service.ts'
import { onEndingSignals, whenAborted } from '../signals.ts'
import { crewModule } from './crew-module.ts'
import type { Assignment, LeadProcedures, WorkerProcedures } from './procedures.ts'

/** What has come about, and what is waited for. */
const moments = () => ({
  assigned: Promise.withResolvers<Assignment>(),
  open: Promise.withResolvers<void>(),
  called: Promise.withResolvers<void>(),
  listening: Promise.withResolvers<Address>(),
})

type Moments = ReturnType<typeof moments>

const serveOn = async (
  { assigned, open, called, listening }: Moments,
  call: Call<LeadProcedures>,
  signal: AbortSignal,
  has: (container: Container) => void,
  known: FamiliarNetworks,
): Promise<ExitCode> => {
  const { nth, config } = await assigned.promise
  await prepareHashThreads(config.hashing.concurrency)
  const { log } = await output(config, { pid: process.pid, worker: nth })

  await runService(config, log, signal, {
    modules: [crewModule(call, known)],
    isForAll: nth === 1,
    listen: async (container) => {
      container.get(Tokens.app)
      has(container)
      open.resolve()
      await Promise.race([called.promise, whenAborted(signal)])
      signal.throwIfAborted()
      return openListeners(container, { ...config, metrics: undefined }, log)
    },
    isUp: ({ api }) => listening.resolve(api.address),
    isDraining: () => {},
  })
  return ExitCode.ok
}

/** One of several that serve, at the word of the process at the other end of the channel. Answers the exit code. */
export const work = (channel: Channel): Promise<ExitCode> => {
  const ending = new AbortController()
  // a terminal tells all of them, and the first process tells each again: it alone decides when to end at once
  onEndingSignals(() => ending.abort())

  const all = moments()
  const known = inMemoryFamiliarNetworks()
  let container: Container | undefined

  const procedures: WorkerProcedures = {
    open: (assignment) => {
      all.assigned.resolve(assignment)
      return all.open.promise
    },
    listen: () => {
      all.called.resolve()
      return all.listening.promise
    },
    drain: () => ending.abort(),
    figures: async () => (await container?.get(Tokens.figures)()) ?? [],
    note: (network) => known.note(network)(),
  }
  const call = calls<LeadProcedures>(channel, procedures)
  const has = (opened: Container) => {
    container = opened
  }

  return concluded(ending.signal, () => serveOn(all, call, ending.signal, has, known))
}
