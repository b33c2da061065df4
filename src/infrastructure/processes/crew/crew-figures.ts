import { setTimeout as pause } from 'node:timers/promises'
import type { Exposition } from '../../../adapters/http/metrics-app.ts'
import { type Figures, summedFigures } from '../../../adapters/prometheus/summed-figures.ts'
import type { Member } from './hire.ts'

/** Milliseconds that a worker has for telling its figures. One that is busier than that is counted as it was. */
const patience = 1_000

export type CrewFigures = Exposition & { readonly lost: (member: Member) => void }

/** The figures of all workers together, those that have ended included. */
export const crewFigures = (members: () => Iterable<Member>): CrewFigures => {
  const { contentType, text, keep } = summedFigures()
  const latest = new Map<Member, Figures>()

  const ask = async (member: Member): Promise<void> => {
    const figures = await Promise.race([member.call('figures'), pause(patience, undefined, { ref: false })])
    if (figures) latest.set(member, figures)
  }

  return {
    contentType,
    text: async () => {
      await Promise.all([...members()].map(ask))
      return text([...latest.values()])()
    },
    lost: (member) => {
      keep(latest.get(member) ?? [])
      latest.delete(member)
    },
  }
}
