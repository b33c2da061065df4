import type { Asked } from '../load/client.ts'
import { closedLoop } from '../load/loops.ts'
import type { Ground } from './ground.ts'

export type Contestant = {
  readonly pid: number
  /** The URL of the database that it uses, unless it is embedded. */
  readonly database?: string
  readonly version?: string
  /** Begins new work for so many seconds, ends what it has begun, and answers the milliseconds of each piece. */
  readonly work: (seconds: number) => Promise<ReadonlyArray<number>>
}

export type Contest = {
  readonly ours: Contestant
  readonly theirs: Contestant
  readonly over: () => unknown
}

/** Why there is nobody to be compared with. */
export type NotThere = { readonly notThere: string }

export type Scenario = {
  readonly what: string
  readonly against: string
  /** What the ratio has to be at least. Without it the ratio is only told. */
  readonly bound?: number
  /** Work in a second, or in a second of the processor that the whole process has spent. */
  readonly per: 'second' | 'core'
  /** Seconds of work before it is measured, where V8 needs more of them to have compiled what is slow to come round. */
  readonly warmUp?: number
  readonly meet: (ground: Ground) => Promise<Contest | NotThere>
}

/** A server that is asked so many things at once. Rejects where it answers anything but what is good. */
export const asked = (
  server: Pick<Contestant, 'pid' | 'database' | 'version'>,
  atOnce: number,
  ask: () => Promise<Asked>,
  good = 200,
): Contestant => ({
  ...server,
  work: async (seconds) => {
    const answers = await closedLoop(atOnce, seconds, ask)
    const bad = answers.filter(({ status }) => status !== good)
    if (bad.length > 0) throw new Error(`${bad.length} of ${answers.length} answered ${bad[0]?.status}`)
    return answers.map(({ ms }) => ms)
  },
})

/** One after the other, and again from the first. */
export const turns = <A>(of: ReadonlyArray<A>): (() => A) => {
  let nth = 0
  return () => of[nth++ % of.length] as A
}
