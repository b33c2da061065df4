import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { GetMe } from '../../application/users/get-me.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import { ok } from './reply.ts'
import { UserBody, userBody } from './user-body.ts'

export const getMeRoute = (getMe: GetMe) =>
  route({
    method: 'get',
    path: '/api/v1/users/me',
    summary: 'Tell who is signed in',
    access: 'signed-in',
    replies: { 200: UserBody, ...problems('MissingCredentials', 'InvalidToken') },
    handle: ({ caller }) =>
      pipe(
        getMe(caller),
        TE.match(problem, (user) => ok(userBody(user))),
      ),
  })
