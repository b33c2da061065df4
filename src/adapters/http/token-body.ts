import * as t from 'io-ts'
import type { Tokens } from '../../application/auth/tokens.ts'
import { described } from './openapi/described.ts'

export const TokenBody = t.strict(
  {
    access_token: t.string,
    token_type: t.literal('bearer'),
    expires_in: described(t.number, { type: 'integer', description: 'Seconds.', examples: [1_800] }),
    refresh_token: t.string,
  },
  'Tokens',
)

/** RFC 6749 §5.1. */
export const tokenBody = ({ accessToken, refreshToken }: Tokens): t.TypeOf<typeof TokenBody> => ({
  access_token: accessToken.token,
  token_type: 'bearer',
  expires_in: accessToken.expiresIn,
  refresh_token: refreshToken,
})
