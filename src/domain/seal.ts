import * as O from 'fp-ts/lib/Option.js'

/** An event as the log keeps it. Whatever changes in its row changes a column here. */
export type LogEntry = {
  readonly position: number
  readonly occurredAt: Date
  /** All of them, the position too, each as one text or nothing; always in the same order. */
  readonly columns: ReadonlyArray<string | null>
}

/** Binds one event to all that were sealed before it. */
export type Seal = {
  /** From 1, without gaps: the order of the log. Positions are drawn before their event is stored, so they give none. */
  readonly sequence: number
  readonly position: number
  /** Whatever is stored at this position or before it was sealed by now. */
  readonly settled: number
  /** Names the key of the MAC. */
  readonly kid: string
  readonly mac: string
}

/** Only who has the service's secret has keys, so nobody else can repair the chain. */
export type SealKey = { readonly kid: string; readonly mac: (text: string) => string }

const macOf = (key: SealKey, previous: string, seal: Omit<Seal, 'mac'>, { columns }: LogEntry): string =>
  key.mac(
    JSON.stringify(['seal v1', previous, seal.sequence, seal.position, seal.settled, seal.kid, ...columns]),
  )

/** Goes on with the chain: a seal for each entry, in their order. */
const chain =
  (key: SealKey) =>
  (last: O.Option<Seal>, entries: ReadonlyArray<LogEntry>, settled: number): ReadonlyArray<Seal> => {
    let [sequence, previous] = O.isSome(last) ? [last.value.sequence, last.value.mac] : [0, '']
    return entries.map((entry) => {
      sequence += 1
      const seal = { sequence, position: entry.position, settled, kid: key.kid }
      previous = macOf(key, previous, seal, entry)
      return { ...seal, mac: previous }
    })
  }

export const Seal = { chain, macOf }
