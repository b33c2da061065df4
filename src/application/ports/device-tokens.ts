import type { IO } from 'fp-ts/lib/IO.js'
import type { Option } from 'fp-ts/lib/Option.js'
import type { Email } from '../../domain/email.ts'

/**
 * Tokens by which a client shows that it has signed in to an account before (OWASP's device cookies). They open
 * nothing: whoever has one is only not held up by what strangers do to the account.
 */
export type DeviceTokens = {
  readonly issue: (account: Email) => IO<string>
  /** The device's id, if the token was issued here for that account. */
  readonly read: (account: Email) => (token: string) => Option<string>
}
