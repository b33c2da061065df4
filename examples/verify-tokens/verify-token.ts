import { createRemoteJWKSet, jwtVerify } from 'jose'

type Service = { readonly issuer: string; readonly audience: string; readonly jwksUrl: string }

/** Milliseconds: how long keys are kept, and how long until an unknown `kid` may have them fetched anew. */
const times = { cacheMaxAge: 240_000, cooldownDuration: 30_000, timeoutDuration: 5_000 }

/** Rejects where the token is not good, or where the keys cannot be had. */
export const tokenVerifier = ({ issuer, audience, jwksUrl }: Service) => {
  const keys = createRemoteJWKSet(new URL(jwksUrl), times)

  return async (token: string): Promise<{ readonly userId: number; readonly sessionId: string }> => {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer,
      audience,
      requiredClaims: ['sub', 'sid', 'iat', 'exp'],
    })
    return { userId: Number(payload.sub), sessionId: String(payload['sid']) }
  }
}
