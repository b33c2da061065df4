import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Link } from '../../domain/log-check.ts'
import type { LogEntry, Seal } from '../../domain/seal.ts'
import type { Unavailable } from './unavailable.ts'

/** What is to be sealed next, and after what. */
export type Unsealed = {
  readonly last: Option<Seal>
  /** In the order of their positions: of two events about one subject, that is the order in which they were stored. */
  readonly entries: ReadonlyArray<LogEntry>
  /** No event will yet turn up at this position or before it, but for these entries. */
  readonly settled: number
}

/** A key that seals or has sealed, itself sealed by the vault. */
export type KeptSealKey = { readonly kid: string; readonly sealedKey: string }

/** The seals of the log. None is ever changed or taken away. */
export type Seals = {
  /**
   * Reads, seals and stores as a single step, and answers how many: at most `limit` of the events that have no seal.
   * Writers of events are not kept waiting, nor waited for. Of several at once, one seals and the others answer 0.
   */
  readonly extend: (
    limit: number,
    seal: (unsealed: Unsealed) => ReadonlyArray<Seal>,
  ) => TaskEither<Unavailable, number>

  /** At most `limit` seals after a sequence, or the first ones, each with its event. */
  readonly links: (after: Option<number>, limit: number) => TaskEither<Unavailable, ReadonlyArray<Link>>

  /** Of at most `limit` events after a position, or the first ones: the position of the last, and of those without a seal. */
  readonly unsealed: (
    after: Option<number>,
    limit: number,
  ) => TaskEither<Unavailable, { readonly last: Option<number>; readonly positions: ReadonlyArray<number> }>

  readonly last: TaskEither<Unavailable, Option<Seal>>

  readonly keys: TaskEither<Unavailable, ReadonlyArray<KeptSealKey>>
  /** Changes nothing where a key of that name is kept. */
  readonly keepKey: (key: KeptSealKey) => TaskEither<Unavailable, void>
  /** The same key, sealed anew. */
  readonly resealKey: (key: KeptSealKey) => TaskEither<Unavailable, void>
}
