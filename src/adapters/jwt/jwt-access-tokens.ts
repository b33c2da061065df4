import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccessTokens } from '../../application/ports/access-tokens.ts'
import { type JwtOptions, type Ports, seconds } from './access-token-form.ts'
import { jwtSign } from './jwt-sign.ts'
import { jwtVerify } from './jwt-verify.ts'

/** JWTs of RFC 9068, signed with ES256. */
export const jwtAccessTokens =
  (options: JwtOptions) =>
  (ports: Ports): AccessTokens => {
    const { issuer: iss, audience: aud, lifetime } = options
    const { keys, clock, randomness } = ports

    return {
      issue: ({ id, userId, expiresAt }) =>
        pipe(
          keys.signer,
          TE.map(({ encodedHeader, key }) => {
            const iat = seconds(clock.now())
            const expiresIn = Math.max(0, Math.min(lifetime, seconds(expiresAt) - iat))
            const claims = {
              iat,
              exp: iat + expiresIn,
              iss,
              aud,
              sub: String(userId),
              jti: randomness.uuid(),
              sid: id,
            }
            return { token: jwtSign(encodedHeader, claims, key), expiresIn }
          }),
        ),

      verify: jwtVerify(options, ports),
    }
  }
