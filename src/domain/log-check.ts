import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { Break, type Fault } from './log-break.ts'
import type { Head } from './log-head.ts'
import { type LogEntry, Seal, type SealKey } from './seal.ts'

/** A seal and its event, where there is one. */
export type Link = { readonly seal: Seal; readonly entry: O.Option<LogEntry> }

/** What of a log has been found whole so far. */
export type Checked = { readonly last: O.Option<Seal>; readonly until: O.Option<Date> }

export type Keys = ReadonlyMap<string, SealKey>

const nothing: Checked = { last: O.none, until: O.none }

const sequenceOf = ({ last }: Checked): number =>
  pipe(
    last,
    O.match(
      () => 0,
      ({ sequence }) => sequence,
    ),
  )

const expected = (keys: Keys, previous: string, { seal, entry }: Link): O.Option<string> =>
  pipe(
    O.Do,
    O.apS('key', O.fromNullable(keys.get(seal.kid))),
    O.apS('entry', entry),
    O.map(({ key, entry }) => Seal.macOf(key, previous, seal, entry)),
  )

/** If the next seal was made over what this one should be, then this one is what was changed. */
const changed = (keys: Keys, mac: string, next: Link | undefined): Fault =>
  next && O.toUndefined(expected(keys, mac, next)) === next.seal.mac ? 'seal-changed' : 'changed'

const faultOf = (
  keys: Keys,
  checked: Checked,
  link: Link,
  next: Link | undefined,
  head: O.Option<Head>,
): Fault | undefined => {
  const { seal, entry } = link
  const awaited = sequenceOf(checked) + 1
  if (seal.sequence !== awaited) return seal.sequence > awaited ? 'seal-missing' : 'seal-inserted'
  if (O.isNone(entry)) return 'missing'
  if (!keys.has(seal.kid)) return 'unknown-key'

  const previous = O.isSome(checked.last) ? checked.last.value.mac : ''
  const mac = O.toUndefined(expected(keys, previous, link))
  if (mac !== undefined && mac !== seal.mac) return changed(keys, mac, next)
  if (O.isSome(head) && head.value.sequence === seal.sequence && head.value.mac !== seal.mac) return 'cut-off'
  return undefined
}

/** Looks at a link in the light of those before it, and names what is wrong with it. */
const link =
  (keys: Keys, head: O.Option<Head>) =>
  (checked: Checked, found: Link, next?: Link): Break | Checked => {
    const fault = faultOf(keys, checked, found, next, head)
    if (fault === 'seal-missing') return Break.at(fault, sequenceOf(checked) + 1)
    if (fault) return Break.at(fault, found.seal.sequence, found.seal.position)

    return { last: O.some(found.seal), until: O.map(({ occurredAt }: LogEntry) => occurredAt)(found.entry) }
  }

/** The chain has to reach as far as it did when its head was taken. */
const cutOff = (checked: Checked, head: O.Option<Head>): O.Option<Break> =>
  pipe(
    head,
    O.filter(({ sequence }) => sequence > sequenceOf(checked)),
    O.map(() => Break.at('cut-off', sequenceOf(checked) + 1)),
  )

/** Of events without a seal, the first that is too old for that. */
const inserted = ({ last }: Checked, positions: ReadonlyArray<number>): O.Option<Break> =>
  pipe(
    O.fromNullable(positions.find((position) => O.isSome(last) && position <= last.value.settled)),
    O.map((position) => Break.at('inserted', undefined, position)),
  )

export const LogCheck = { nothing, sequenceOf, link, cutOff, inserted }
