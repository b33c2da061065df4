import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Quotas, Taken } from '../../src/application/ports/quotas.ts'
import type { Quota } from '../../src/domain/quota.ts'

/** What the names begin with in this process, so that it can clear up after itself. */
export const ownNames = randomUUID()

/** Of a name that nobody else takes from. */
export const aQuota = (given: Partial<Quota> = {}): Quota => ({
  name: `${ownNames} ${randomUUID()}`,
  limit: 3,
  window: 3_600,
  ...given,
})

const times = <A>(many: number, one: () => Promise<A>): Promise<ReadonlyArray<A>> =>
  Promise.all(Array.from({ length: many }, one))

/** One quota, and what is done to one partition of it; a racing call does not wait for the one before. */
export const partitionOf = (quotas: Quotas, quota: Quota, partition = 'a partition') => ({
  take: quotas.take(quota, partition),
  giveBack: quotas.giveBack(quota, partition),
  forget: quotas.forget(quota, partition),
  takeRacing: (many: number) => times(many, quotas.take(quota, partition)),
  giveBackRacing: (many: number) => times(many, quotas.giveBack(quota, partition)),
})

export const grantedOf = (all: ReadonlyArray<Taken>): number => all.filter(({ granted }) => granted).length

/** The first that is taken in a window after this one. */
export const nextWindow = async (take: () => Promise<Taken>): Promise<Taken> => {
  const taken = await take()
  if (taken.used === 1) return taken
  await pause(20)
  return nextWindow(take)
}

/** Resolves when a window of a second that is open at the call is over. */
export const overASecond = async (quotas: Quotas): Promise<void> => {
  const { take } = partitionOf(quotas, aQuota({ window: 1 }))
  await take()
  await nextWindow(take)
}
