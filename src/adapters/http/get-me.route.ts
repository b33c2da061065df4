import { flow, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { GetMe } from '../../application/users/get-me.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import { parameters } from './query.ts'
import { UserBody } from './user-body.ts'
import { fieldsParameter } from './user-fields.ts'
import { ReadHeaders, shown, unlessKnown } from './versions.ts'

export const getMeRoute = (getMe: GetMe) =>
  route({
    method: 'get',
    path: '/api/v1/users/me',
    summary: 'Tell who is signed in',
    access: 'signed-in',
    headers: ReadHeaders,
    query: parameters(fieldsParameter),
    bears: ['ETag'],
    replies: {
      200: UserBody,
      304: t.undefined,
      ...problems('InvalidInput', 'MissingCredentials', 'InvalidToken'),
    },
    handle: ({ caller, headers, query: { fields } }) =>
      pipe(getMe(caller), TE.match(problem, flow(shown(fields), unlessKnown(headers['if-none-match'])))),
  })
