import { quotaProcedures } from '../../../adapters/cluster/cluster-quotas.ts'
import { memoryQuotas } from '../../../adapters/rate-limiter-flexible/memory-quotas.ts'
import { hire, type Member } from './hire.ts'

export type Members = {
  readonly hire: (nth: number) => Member
  /** The one of this number that was hired last. */
  readonly of: (nth: number) => Member | undefined
  readonly living: () => ReadonlyArray<Member>
  readonly kill: () => void
}

/** The workers that live, and what they have in common: counts of quotas, and which networks are familiar. */
export const crewMembers = (): Members => {
  const members = new Map<number, Member>()
  const quotas = quotaProcedures(memoryQuotas())
  const living = () => [...members.values()]

  return {
    hire: (nth) => {
      const member = hire({
        ...quotas,
        note: (network) => {
          for (const other of living()) if (other !== member) other.call('note', network)
        },
      })
      members.set(nth, member)
      member.ended.then(() => members.delete(nth))
      return member
    },
    of: (nth) => members.get(nth),
    living,
    kill: () => {
      for (const { kill } of living()) kill()
    },
  }
}
