import type { Option } from 'fp-ts/lib/Option.js'
import type { Position } from '../listing/page.ts'

/** Positions for a client to hold: it can neither read, nor change, nor make one, nor use it with another list. */
export type Cursors = {
  /** `list` says which collection in which order by which filters. */
  readonly seal: (list: string, position: Position) => string
  /** None for whatever was not sealed here for the same list. */
  readonly open: (list: string, cursor: string) => Option<Position>
}
