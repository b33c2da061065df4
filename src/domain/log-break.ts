import * as O from 'fp-ts/lib/Option.js'

/** `changed` is the event or what its seal says of it, `seal-changed` the seal alone, `cut-off` whatever a head told of. */
export type Fault =
  | 'changed'
  | 'missing'
  | 'inserted'
  | 'seal-changed'
  | 'seal-missing'
  | 'seal-inserted'
  | 'unknown-key'
  | 'cut-off'

/** The first place where the log is not what was sealed. An inserted event has no sequence, a missing seal no position. */
export type Break = {
  readonly fault: Fault
  readonly sequence: O.Option<number>
  readonly position: O.Option<number>
}

const at = (fault: Fault, sequence?: number, position?: number): Break => ({
  fault,
  sequence: O.fromNullable(sequence),
  position: O.fromNullable(position),
})

export const Break = { at }
