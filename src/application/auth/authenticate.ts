import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { Session } from '../../domain/session.ts'
import { type AccessTokens, type Claims, type InvalidToken, invalidToken } from '../ports/access-tokens.ts'
import type { Clock } from '../ports/clock.ts'
import type { Caller, Sessions } from '../ports/sessions.ts'
import type { Unavailable } from '../ports/unavailable.ts'

/** Somebody who has shown a good token, with user and session as they are at this moment: nothing about them is stale. */
export type Authenticate = (token: string) => TE.TaskEither<InvalidToken | Unavailable, Caller>

type Ports = { readonly accessTokens: AccessTokens; readonly sessions: Sessions; readonly clock: Clock }

/** The good token of an ended session, or of a user who is inactive, is as bad as a forged one (ASVS 7.4.1, 7.4.2). */
const isSignedIn = ({ user, session }: Caller, claims: Claims, now: Date): boolean =>
  user.isActive && user.id === claims.userId && Session.isLive(now)(session)

/** Step by step, since every request comes this way: docs/decisions/0022. */
export const authenticate =
  ({ accessTokens, sessions, clock }: Ports): Authenticate =>
  (token) =>
  async () => {
    const claims = await accessTokens.verify(token)()
    if (E.isLeft(claims)) return claims

    const found = await sessions.callerOf(claims.right.sessionId)()
    if (E.isLeft(found)) return found

    const caller = found.right
    return O.isSome(caller) && isSignedIn(caller.value, claims.right, clock.now())
      ? E.right(caller.value)
      : E.left(invalidToken)
  }
