import type { IO } from 'fp-ts/lib/IO.js'

/** Values that nobody can guess, from the operating system's generator. */
export type Randomness = {
  /** A UUID of version 4 (RFC 9562): an identifier, not a secret. */
  readonly uuid: IO<string>
}
