import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { Email } from '../../domain/email.ts'
import type { Client } from '../../domain/occasion.ts'
import { UserId } from '../../domain/user-id.ts'

/** Whoever has a shell on the machine: the log tells it from a client of the API by this name. */
export const atTheTerminal: Client = {
  address: O.none,
  userAgent: O.some('prescribeme-cli'),
  requestId: O.none,
}

export const idOrEmail = (text: string): UserId | Email =>
  pipe(
    UserId.parse(text),
    O.getOrElseW(() => Email.canonical(text)),
  )
