import type { KeyObject } from 'node:crypto'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import jwt from 'jsonwebtoken'
import { type AccessTokens, type Claims, invalidToken } from '../../application/ports/access-tokens.ts'
import type { Clock } from '../../application/ports/clock.ts'
import type { Randomness } from '../../application/ports/randomness.ts'
import { SessionId } from '../../domain/session-id.ts'
import { UserId } from '../../domain/user-id.ts'
import type { Keys } from './key-ring.ts'
import { type Known, knownSignatures } from './known-signatures.ts'

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
const kidOf = (token: string): O.Option<string> =>
  pipe(
    O.tryCatch(() => (token.length <= longest ? jwt.decode(token, { complete: true })?.header : undefined)),
    O.filter((header) => header?.typ === typ && header.crit === undefined),
    O.flatMap((header) => O.fromNullable(header?.kid)),
  )

const text = (claim: unknown): string => (typeof claim === 'string' ? claim : '')

const claimsOf = ({ sub, sid }: jwt.JwtPayload): O.Option<Claims> =>
  pipe(
    O.Do,
    O.apS('userId', UserId.parse(text(sub))),
    O.apS('sessionId', O.fromEither(SessionId.parse(text(sid)))),
  )

/** JWTs of RFC 9068, signed with ES256, checked as RFC 8725 asks: algorithm, type, issuer, audience and times pinned. */
export const jwtAccessTokens =
  ({ issuer, audience, lifetime }: JwtOptions) =>
  ({ keys, clock, randomness }: Ports): AccessTokens => {
    const signatures = knownSignatures()

    /** Throws what jsonwebtoken throws. */
    const checked = (token: string, kid: string, key: KeyObject): O.Option<Claims> => {
      const clockTimestamp = seconds(clock.now())
      const payload = jwt.verify(token, key, { algorithms: [algorithm], issuer, audience, clockTimestamp })
      if (typeof payload === 'string' || payload.exp === undefined) return O.none

      const claims = claimsOf(payload)
      if (O.isSome(claims)) signatures.keep(token, { kid, key, claims: claims.value, exp: payload.exp })
      return claims
    }

    const isStillGood = (known: Known | undefined, key: KeyObject): known is Known =>
      known?.key === key && seconds(clock.now()) < known.exp

    return {
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
          TE.fromIO(() => signatures.of(token)),
          TE.bindTo('known'),
          TE.bindW('kid', ({ known }) =>
            known ? TE.right(known.kid) : TE.fromOption(() => invalidToken)(kidOf(token)),
          ),
          TE.bindW('key', ({ kid }) =>
            pipe(keys.verifier(kid), TE.flatMap(TE.fromOption(() => invalidToken))),
          ),
          TE.flatMapOption(
            ({ known, kid, key }) =>
              isStillGood(known, key)
                ? O.some(known.claims)
                : O.flatten(O.tryCatch(() => checked(token, kid, key))),
            () => invalidToken,
          ),
        ),
    }
  }
