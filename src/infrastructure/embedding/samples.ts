import { randomUUID } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { Email } from '../../domain/email.ts'
import { FullName } from '../../domain/full-name.ts'
import type { Client } from '../../domain/occasion.ts'
import { Password } from '../../domain/password.ts'

const orThrow = E.getOrElseW((failure: unknown) => {
  throw new Error(JSON.stringify(failure))
})

/** An address that nobody has yet, or this one. Throws where the text is none. */
export const anEmail = (text = `${randomUUID()}@example.org`): Email => pipe(Email.parse(text), orThrow)

/** Throws where the text is no name. */
export const aFullName = (text = 'Ada Lovelace'): FullName =>
  pipe(FullName.parse(text), E.flatMap(E.fromOption(() => 'blank')), orThrow)

/** Of 8 characters at least; it may be a common one. Throws where it is shorter. */
export const aPassword = (text = 'correct horse battery'): Password =>
  pipe(text, Password.parse({ minLength: 8, isCommon: () => false }), orThrow)

/** A client at some address. */
export const aClient = (given: Partial<Client> = {}): Client => ({
  address: O.some('192.0.2.7'),
  userAgent: O.some('curl/8.9.1'),
  requestId: O.some('a-request'),
  ...given,
})
