import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Decision } from './decision.ts'
import type { LoginRefusal } from './domain-event.ts'
import type { Email } from './email.ts'
import type { FullName } from './full-name.ts'
import type { Occasion } from './occasion.ts'
import type { PasswordHash } from './password.ts'
import { Role } from './role.ts'
import type { UserId } from './user-id.ts'

/** A user whom no collection has stored yet. */
export type NewUser = {
  readonly email: Email
  readonly fullName: O.Option<FullName>
  readonly passwordHash: PasswordHash
  readonly isActive: boolean
  readonly emailVerified: boolean
  readonly roles: ReadonlyArray<Role>
  readonly createdAt: Date
  /** When something changed last that the user can see: a hash renewed at login is no such thing. No two changes share it. */
  readonly updatedAt: Date
}

/** The id is the collection's to give. */
export type User = NewUser & { readonly id: UserId }

/** One failure for all that can be wrong with a login. Reason and subject are for the log; nobody is told them. */
export type WrongCredentials = {
  readonly _tag: 'WrongCredentials'
  readonly reason: LoginRefusal
  readonly subject: O.Option<UserId>
}

const wrongCredentials = (reason: LoginRefusal, user: O.Option<User>): WrongCredentials => ({
  _tag: 'WrongCredentials',
  reason,
  subject: O.map(({ id }: User) => id)(user),
})

type Registration = Pick<NewUser, 'email' | 'fullName' | 'passwordHash'>

const register = (
  { email, fullName, passwordHash }: Registration,
  occasion: Occasion,
): Decision<NewUser> => ({
  next: {
    email,
    fullName,
    passwordHash,
    isActive: true,
    emailVerified: false,
    roles: ['user'],
    createdAt: occasion.at,
    updatedAt: occasion.at,
  },
  events: [{ type: 'user.registered' }],
  occasion,
})

const create = (
  { roles, ...registration }: Registration & { readonly roles: ReadonlyArray<Role> },
  occasion: Occasion,
): Decision<NewUser> => {
  const held = Role.setOf(roles)
  const { next } = register(registration, occasion)
  return { next: { ...next, roles: held }, events: [{ type: 'user.created', roles: held }], occasion }
}

/** Takes somebody over as another system has known them. */
const adopt = (user: NewUser, occasion: Occasion): Decision<NewUser> => ({
  next: user,
  events: [{ type: 'user.imported' }],
  occasion,
})

/** One who can do what admins do: those who are inactive can do nothing. */
const isAdmin = ({ isActive, roles }: NewUser): boolean => isActive && roles.includes('admin')

/** What a right password proves: the hash that it matched, and the one to keep instead if that is out of date. */
type Proof = { readonly matched: PasswordHash; readonly renewed: O.Option<PasswordHash> }

/** The hash that was matched is no longer the user's: the password has to be compared anew. */
export type StaleProof = { readonly _tag: 'StaleProof'; readonly user: User }

/** What a login does to the user. That it opens a session is the session's affair. */
const logIn =
  ({ matched, renewed }: Proof, occasion: Occasion) =>
  (user: User): E.Either<WrongCredentials | StaleProof, Decision<User>> => {
    if (user.passwordHash !== matched) return E.left({ _tag: 'StaleProof', user })
    if (!user.isActive) return E.left(wrongCredentials('inactive', O.some(user)))

    return E.right(
      O.isSome(renewed)
        ? {
            next: { ...user, passwordHash: renewed.value },
            events: [{ type: 'password.rehashed' }],
            occasion,
          }
        : { next: user, events: [], occasion },
    )
  }

export const User = { register, create, adopt, isAdmin, logIn, wrongCredentials }
