import * as O from 'fp-ts/lib/Option.js'
import type { Decision } from '../../src/domain/decision.ts'
import type { Occasion } from '../../src/domain/occasion.ts'
import { PasswordAttempt, type PasswordHash, type PasswordPolicy } from '../../src/domain/password.ts'
import { type NewUser, User } from '../../src/domain/user.ts'
import type { UserId } from '../../src/domain/user-id.ts'
import { aClient, aFullName, anEmail } from '../../src/infrastructure/embedding/samples.ts'

export { aClient, aFullName, anEmail, aPassword } from '../../src/infrastructure/embedding/samples.ts'

export const aPolicy = (given: Partial<PasswordPolicy> = {}): PasswordPolicy => ({
  minLength: 8,
  isCommon: () => false,
  ...given,
})

export const anAttempt = (text = 'correct horse battery') => PasswordAttempt.of(text)

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
