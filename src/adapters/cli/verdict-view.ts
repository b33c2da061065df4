import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Verdict } from '../../application/audit/verify-log.ts'
import type { Break, Fault } from '../../domain/log-break.ts'
import { LogCheck } from '../../domain/log-check.ts'
import { Head } from '../../domain/log-head.ts'

const sentences: Readonly<Record<Fault, string>> = {
  changed: 'the event, or what its seal says of it, was changed',
  missing: 'the event is missing',
  inserted: 'the event was not there when its neighbours were sealed',
  'seal-changed': 'the seal was changed',
  'seal-missing': 'the seal is missing',
  'seal-inserted': 'the seal is none of ours',
  'unknown-key': 'the seal names a key that neither SECRET_KEY nor SECRET_KEY_PREVIOUS opens',
  'cut-off': 'the log is not the one, or not all of it, that the head was printed of',
}

const placeOf = ({ sequence, position }: Break): string =>
  [
    ...(O.isSome(sequence) ? [`seal ${sequence.value}`] : []),
    ...(O.isSome(position) ? [`event ${position.value}`] : []),
  ].join(', ')

export const faultSentence = (broken: Break): string =>
  `The log is broken at ${placeOf(broken)}: ${sentences[broken.fault]}.`

/** A time that only PostgreSQL has, such as infinity, is none here. */
const timeOf = (at: Date): string | null => (Number.isNaN(at.getTime()) ? null : at.toISOString())

const fields = ({ checked, broken, unsealed }: Verdict) => ({
  whole: LogCheck.sequenceOf(checked),
  until: pipe(checked.until, O.chainNullableK(timeOf), O.toNullable),
  head: pipe(checked.last, O.map(Head.format), O.toNullable),
  broken: pipe(
    broken,
    O.map(({ fault, sequence, position }) => ({
      fault,
      sequence: O.toNullable(sequence),
      position: O.toNullable(position),
    })),
    O.toNullable,
  ),
  unsealed: O.isNone(broken) ? unsealed : null,
})

/** Without what is broken, which people are told apart. */
export const verdictView = (verdict: Verdict, json: boolean): string => {
  const { broken, ...shown } = fields(verdict)
  return json
    ? JSON.stringify({ ...shown, broken })
    : Object.entries(shown)
        .map(([name, value]) => `${name.padEnd(16)}${value ?? ''}`)
        .join('\n')
}
