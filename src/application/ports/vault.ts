import type { Either } from 'fp-ts/lib/Either.js'

/** Sealed by another secret, or tampered with. */
export type Unopenable = { readonly _tag: 'Unopenable' }

/** Seals secrets that have to be stored, under the service's own secret. What was altered does not open. */
export type Vault = {
  readonly seal: (clear: string) => string
  readonly open: (sealed: string) => Either<Unopenable, string>
}
