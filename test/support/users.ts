import { randomUUID } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Decision } from '../../src/domain/decision.ts'
import { Email } from '../../src/domain/email.ts'
import { FullName } from '../../src/domain/full-name.ts'
import type { Client, Occasion } from '../../src/domain/occasion.ts'
import {
  Password,
  type PasswordAttempt,
  type PasswordHash,
  type PasswordPolicy,
} from '../../src/domain/password.ts'
import { type NewUser, User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'

const orThrow = E.getOrElseW((left: unknown) => {
  throw new Error(JSON.stringify(left))
})

export const anEmail = (text = `${randomUUID()}@example.org`): Email => pipe(Email.parse(text), orThrow)

export const aFullName = (text = 'Ada Lovelace'): FullName =>
  pipe(FullName.parse(text), E.flatMap(E.fromOption(() => 'blank')), orThrow)

export const aPolicy = (given: Partial<PasswordPolicy> = {}): PasswordPolicy => ({
  minLength: 8,
  isCommon: () => false,
  ...given,
})

export const aPassword = (text = 'correct horse battery'): Password =>
  pipe(text, Password.parse(aPolicy()), orThrow)

export const anAttempt = (text = 'correct horse battery'): PasswordAttempt => text as PasswordAttempt

export const aClient = (given: Partial<Client> = {}): Client => ({
  address: O.some('192.0.2.7'),
  userAgent: O.some('curl/8.9.1'),
  requestId: O.some('a-request'),
  ...given,
})

export const anOccasion = (given: Partial<Occasion> = {}): Occasion => ({
  at: new Date('2026-01-02T03:04:05.678Z'),
  actor: O.none,
  client: aClient(),
  ...given,
})

export const aRegistration = (given: Partial<NewUser> = {}): Decision<NewUser> => {
  const registered = User.register(
    { email: anEmail(), fullName: O.some(aFullName()), passwordHash: 'a hash' as PasswordHash },
    anOccasion(),
  )

  return { ...registered, next: { ...registered.next, ...given } }
}

export const aUser = (given: Partial<User> = {}): User => ({
  ...aRegistration().next,
  id: 1 as UserId,
  ...given,
})
