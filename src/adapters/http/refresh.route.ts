import { flow, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { RefreshSession } from '../../application/auth/refresh-session.ts'
import { Text } from './codecs.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import { ok } from './reply.ts'
import { TokenBody, tokenBody } from './token-body.ts'

export const refreshRoute = (refreshSession: RefreshSession) =>
  route({
    method: 'post',
    path: '/api/v1/auth/refresh',
    summary: 'Exchange a refresh token for new tokens',
    access: 'anyone',
    body: t.strict({ refresh_token: Text }, 'an object'),
    replies: {
      200: TokenBody,
      ...problems('InvalidInput', 'InvalidRefreshToken', 'RefreshTokenReused', 'TooManyAttempts'),
    },
    handle: ({ body, client }) =>
      pipe(
        refreshSession({ refreshToken: body.refresh_token, client }),
        TE.match(problem, flow(tokenBody, ok)),
      ),
  })
