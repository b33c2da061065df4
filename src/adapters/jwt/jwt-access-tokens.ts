import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import jwt from 'jsonwebtoken'
import { type AccessTokens, type InvalidToken, invalidToken } from '../../application/ports/access-tokens.ts'
import type { Clock } from '../../application/ports/clock.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import { UserId } from '../../domain/user-id.ts'
import type { KeyRing } from './key-ring.ts'

export type JwtOptions = {
  readonly issuer: string
  readonly audience: string
  /** Seconds. */
  readonly lifetime: number
}

type Ports = {
  readonly keyRing: TE.TaskEither<Unavailable, KeyRing>
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
const publicKeyFor = (ring: KeyRing, token: string) => {
  const header = token.length <= longest ? jwt.decode(token, { complete: true })?.header : undefined

  return header?.typ === typ && header.crit === undefined ? ring.publicKeys.get(header.kid ?? '') : undefined
}

const subjectOf = (claims: string | jwt.JwtPayload): E.Either<InvalidToken, UserId> =>
  typeof claims === 'object' && claims.exp !== undefined && typeof claims.sub === 'string'
    ? pipe(
        UserId.parse(claims.sub),
        E.fromOption(() => invalidToken),
      )
    : E.left(invalidToken)

/** JWTs of RFC 9068, signed with ES256, checked as RFC 8725 asks: algorithm, type, issuer, audience and times pinned. */
export const jwtAccessTokens =
  ({ issuer, audience, lifetime }: JwtOptions) =>
  ({ keyRing, clock, randomness }: Ports): AccessTokens => ({
    issue: (userId) =>
      pipe(
        keyRing,
        TE.map(({ kid, privateKey }) => ({
          token: jwt.sign({ iat: seconds(clock.now()), jti: randomness.uuid() }, privateKey, {
            algorithm,
            issuer,
            audience,
            subject: String(userId),
            expiresIn: lifetime,
            header: { alg: algorithm, typ, kid },
          }),
          expiresIn: lifetime,
        })),
      ),

    verify: (token) =>
      pipe(
        keyRing,
        TE.flatMapEither((ring): E.Either<InvalidToken, UserId> => {
          try {
            const key = publicKeyFor(ring, token)
            if (!key) return E.left(invalidToken)

            const clockTimestamp = seconds(clock.now())
            return subjectOf(
              jwt.verify(token, key, { algorithms: [algorithm], issuer, audience, clockTimestamp }),
            )
          } catch {
            return E.left(invalidToken)
          }
        }),
      ),
  })
