import type { KeyObject } from 'node:crypto'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import jwt from 'jsonwebtoken'
import { type AccessTokens, type Claims, invalidToken } from '../../application/ports/access-tokens.ts'
import { SessionId } from '../../domain/session-id.ts'
import { UserId } from '../../domain/user-id.ts'
import { algorithm, type JwtOptions, type Ports, seconds, typ } from './access-token-form.ts'
import { type Known, knownSignatures } from './known-signatures.ts'

/** Ours have some 400 characters: nobody's time is spent on more. */
const longest = 2_048

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

  const claimsBy = (token: string, kid: string, known: Known | undefined) =>
    pipe(
      keys.verifier(kid),
      TE.flatMapOption(
        O.flatMap((key) =>
          isStillGood(known, key)
            ? O.some(known.claims)
            : O.flatten(O.tryCatch(() => checked(token, kid, key))),
        ),
        () => invalidToken,
      ),
    )

  return (token) =>
    pipe(
      TE.fromIO(() => signatures.of(token)),
      TE.flatMap((known) =>
        pipe(
          known ? O.some(known.kid) : kidOf(token),
          O.match(
            () => TE.left(invalidToken),
            (kid) => claimsBy(token, kid, known),
          ),
        ),
      ),
    )
}
