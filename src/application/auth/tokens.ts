import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Turned } from '../../domain/session.ts'
import type { AccessToken, AccessTokens } from '../ports/access-tokens.ts'
import type { RefreshTokens } from '../ports/refresh-tokens.ts'
import type { Unavailable } from '../ports/unavailable.ts'

/** What a client holds while it is signed in (RFC 6749 §1.4, §1.5). */
export type Tokens = { readonly accessToken: AccessToken; readonly refreshToken: string }

type Ports = { readonly accessTokens: AccessTokens; readonly refreshTokens: RefreshTokens }

export const tokensFor =
  ({ accessTokens, refreshTokens }: Ports) =>
  (session: Turned): TE.TaskEither<Unavailable, Tokens> =>
    pipe(
      accessTokens.issue(session),
      TE.map((accessToken) => ({ accessToken, refreshToken: refreshTokens.of(session) })),
    )
