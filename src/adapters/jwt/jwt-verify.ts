import type { KeyObject } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import jwt from 'jsonwebtoken'
import { type AccessTokens, type Claims, invalidToken } from '../../application/ports/access-tokens.ts'
import { SessionId } from '../../domain/session-id.ts'
import { UserId } from '../../domain/user-id.ts'
import { algorithm, type JwtOptions, type Ports, seconds, typ } from './access-token-form.ts'
import { type Known, knownSignatures } from './known-signatures.ts'

/** Ours have some 400 characters: nobody's time is spent on more. */
const longest = 2_048

/** The key is chosen among our own by `kid` alone: whatever else a header brings along is not looked at. */
const kidOf = (token: string): string | undefined =>
  pipe(
    O.tryCatch(() => (token.length <= longest ? jwt.decode(token, { complete: true })?.header : undefined)),
    O.filter((header) => header?.typ === typ && header.crit === undefined),
    O.toUndefined,
  )?.kid

const text = (claim: unknown): string => (typeof claim === 'string' ? claim : '')

const claimsOf = ({ sub, sid }: jwt.JwtPayload): O.Option<Claims> =>
  pipe(
    O.Do,
    O.apS('userId', UserId.parse(text(sub))),
    O.apS('sessionId', O.fromEither(SessionId.parse(text(sid)))),
  )

/** Checks a JWT as RFC 8725 asks: algorithm, type, issuer, audience and times pinned. */
export const jwtVerify = (
  { issuer, audience }: JwtOptions,
  { keys, clock }: Pick<Ports, 'keys' | 'clock'>,
): AccessTokens['verify'] => {
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

  /** Step by step, since every request comes this way: docs/decisions/0022. */
  return (token) => async () => {
    const known = signatures.of(token)
    const kid = known?.kid ?? kidOf(token)
    if (kid === undefined) return E.left(invalidToken)

    const found = await keys.verifier(kid)()
    if (E.isLeft(found)) return found
    if (O.isNone(found.right)) return E.left(invalidToken)

    const key = found.right.value
    if (isStillGood(known, key)) return E.right(known.claims)
    return pipe(
      O.tryCatch(() => checked(token, kid, key)),
      O.flatten,
      E.fromOption(() => invalidToken),
    )
  }
}
