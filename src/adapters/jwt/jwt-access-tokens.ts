import * as E from 'fp-ts/lib/Either.js'
import { identity, pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import jwt from 'jsonwebtoken'
import { type AccessTokens, type Claims, invalidToken } from '../../application/ports/access-tokens.ts'
import type { Clock } from '../../application/ports/clock.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import { SessionId } from '../../domain/session-id.ts'
import { UserId } from '../../domain/user-id.ts'
import type { Keys } from './key-ring.ts'

export type JwtOptions = {
  readonly issuer: string
  readonly audience: string
  /** Seconds. */
  readonly lifetime: number
}

type Ports = {
  readonly keys: Keys
  readonly clock: Clock
  readonly randomness: Randomness
}

/** RFC 9068 §2.1: what tells an access token from every other JWT. */
const typ = 'at+jwt'
const algorithm = 'ES256'

/** Ours have some 400 characters: nobody's time is spent on more. */
const longest = 2_048

const seconds = (date: Date) => Math.floor(date.getTime() / 1_000)

/** The key is chosen among our own by `kid` alone: whatever else a header brings along is not looked at. */
const kidOf = (token: string): O.Option<string> => {
  const header = token.length <= longest ? jwt.decode(token, { complete: true })?.header : undefined

  return header?.typ === typ && header.crit === undefined ? O.fromNullable(header.kid) : O.none
}

const text = (claim: unknown): string => (typeof claim === 'string' ? claim : '')

const claimsOf = (payload: string | jwt.JwtPayload): O.Option<Claims> =>
  typeof payload === 'object' && payload.exp !== undefined
    ? pipe(
        O.Do,
        O.apS('userId', UserId.parse(text(payload.sub))),
        O.apS('sessionId', O.fromEither(SessionId.parse(text(payload['sid'])))),
      )
    : O.none

/** JWTs of RFC 9068, signed with ES256, checked as RFC 8725 asks: algorithm, type, issuer, audience and times pinned. */
export const jwtAccessTokens =
  ({ issuer, audience, lifetime }: JwtOptions) =>
  ({ keys, clock, randomness }: Ports): AccessTokens => ({
    issue: ({ id, userId, expiresAt }) =>
      pipe(
        keys.signer,
        TE.map(({ kid, key }) => {
          const iat = seconds(clock.now())
          const expiresIn = Math.max(0, Math.min(lifetime, seconds(expiresAt) - iat))
          const token = jwt.sign({ iat, jti: randomness.uuid(), sid: id }, key, {
            algorithm,
            issuer,
            audience,
            subject: String(userId),
            expiresIn,
            header: { alg: algorithm, typ, kid },
          })
          return { token, expiresIn }
        }),
      ),

    verify: (token) =>
      pipe(
        O.tryCatch(() => kidOf(token)),
        O.flatten,
        TE.fromOption(() => invalidToken),
        TE.flatMap(keys.verifier),
        TE.flatMapOption(identity, () => invalidToken),
        TE.flatMapEither((key) =>
          E.tryCatch(
            () =>
              jwt.verify(token, key, {
                algorithms: [algorithm],
                issuer,
                audience,
                clockTimestamp: seconds(clock.now()),
              }),
            () => invalidToken,
          ),
        ),
        TE.flatMapOption(claimsOf, () => invalidToken),
      ),
  })
