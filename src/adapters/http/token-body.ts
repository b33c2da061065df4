import * as t from 'io-ts'
import type { Tokens } from '../../application/auth/tokens.ts'

export const TokenBody = t.strict({
  access_token: t.string,
  token_type: t.literal('bearer'),
  expires_in: t.number,
  refresh_token: t.string,
})

/** RFC 6749 §5.1. */
export const tokenBody = ({ accessToken, refreshToken }: Tokens): t.TypeOf<typeof TokenBody> => ({
  access_token: accessToken.token,
  token_type: 'bearer',
  expires_in: accessToken.expiresIn,
  refresh_token: refreshToken,
})
