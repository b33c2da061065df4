import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RecordedEvent } from '../../application/ports/event-log.ts'
import type { Seals } from '../../application/ports/seals.ts'
import type { LogEntry } from '../../domain/seal.ts'
import type { Memory } from './memory.ts'

const text = O.match<string | number, string | null>(() => null, String)

const toEntry = ({ position, event: { type, ...details }, subject, occasion }: RecordedEvent): LogEntry => ({
  position,
  occurredAt: occasion.at,
  columns: [
    String(position),
    occasion.at.toISOString(),
    type,
    text(subject),
    text(occasion.actor),
    text(occasion.client.address),
    text(occasion.client.userAgent),
    text(occasion.client.requestId),
    JSON.stringify(details),
  ],
})

const after =
  <A>(of: (a: A) => number, start: O.Option<number>, limit: number) =>
  (all: ReadonlyArray<A>): ReadonlyArray<A> =>
    all.filter((a) => O.isNone(start) || of(a) > start.value).slice(0, limit)

/** Nothing turns up late here: all that has been recorded is settled. */
export const inMemorySeals = ({ recorded, seals, sealKeys }: Memory): Seals => ({
  extend: (limit, seal) =>
    TE.fromIO(() => {
      const last = RA.last(seals)
      const entries = recorded.slice(seals.length, seals.length + limit).map(toEntry)
      const settled = entries.at(-1)?.position ?? 0
      seals.push(...seal({ last, entries, settled }))
      return entries.length
    }),

  links: (start, limit) =>
    TE.fromIO(() =>
      pipe(
        seals,
        after(({ sequence }) => sequence, start, limit),
        RA.map((seal) => ({
          seal,
          entry: pipe(
            RA.findFirst(({ position }: RecordedEvent) => position === seal.position)(recorded),
            O.map(toEntry),
          ),
        })),
      ),
    ),

  unsealed: (start, limit) =>
    TE.fromIO(() => {
      const positions = pipe(
        recorded.map(({ position }) => position),
        after((position) => position, start, limit),
      )
      return {
        last: RA.last(positions),
        positions: positions.filter((position) => !seals.some((seal) => seal.position === position)),
      }
    }),

  last: TE.fromIO(() => RA.last(seals)),

  keys: TE.fromIO(() => [...sealKeys].map(([kid, sealedKey]) => ({ kid, sealedKey }))),
  keepKey: ({ kid, sealedKey }) => TE.fromIO(() => void (sealKeys.has(kid) || sealKeys.set(kid, sealedKey))),
  resealKey: ({ kid, sealedKey }) =>
    TE.fromIO(() => void (sealKeys.has(kid) && sealKeys.set(kid, sealedKey))),
})
