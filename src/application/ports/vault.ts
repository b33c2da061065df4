import type { Either } from 'fp-ts/lib/Either.js'
import type { Option } from 'fp-ts/lib/Option.js'

/** Sealed by another secret, or tampered with. */
export type Unopenable = { readonly _tag: 'Unopenable' }

export const unopenable: Unopenable = { _tag: 'Unopenable' }

/** Seals secrets that have to be stored, under the service's own secret. What was altered does not open. */
export type Vault = {
  readonly seal: (clear: string) => string
  readonly open: (sealed: string) => Either<Unopenable, string>
  /** The same under the secret in force, where it was sealed under the one before. */
  readonly renew: (sealed: string) => Option<string>
}
