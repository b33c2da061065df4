import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { User } from '../../domain/user.ts'
import { type AccessTokens, type InvalidToken, invalidToken } from '../ports/access-tokens.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Users } from '../ports/users.ts'

/** Somebody who has shown a good token, as the store knows them at this moment: nothing about them is stale. */
export type Caller = { readonly user: User }

export type Authenticate = (token: string) => TE.TaskEither<InvalidToken | Unavailable, Caller>

type Ports = { readonly accessTokens: AccessTokens; readonly users: Users }

/** A good token of a user who has gone or is inactive is as bad as a forged one. */
const asCaller = (found: O.Option<User>): TE.TaskEither<InvalidToken, Caller> =>
  O.isSome(found) && found.value.isActive ? TE.right({ user: found.value }) : TE.left(invalidToken)

export const authenticate =
  ({ accessTokens, users }: Ports): Authenticate =>
  (token) =>
    pipe(accessTokens.verify(token), TE.flatMap(users.withId), TE.flatMap(asCaller))
