import { flow, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { ChangeUser } from '../../application/users/change-user.ts'
import type { DeleteUser } from '../../application/users/delete-user.ts'
import type { GetUser } from '../../application/users/get-user.ts'
import { Actor } from '../../domain/actor.ts'
import { changesOf, UserChanges } from './changes-body.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import { parameters } from './query.ts'
import { done } from './reply.ts'
import { UserBody } from './user-body.ts'
import { UserPath } from './user-codecs.ts'
import { fieldsParameter } from './user-fields.ts'
import { isExpectedBy, ReadHeaders, shown, unlessKnown, WriteHeaders } from './versions.ts'

type Needs = {
  readonly getUser: GetUser
  readonly changeUser: ChangeUser
  readonly deleteUser: DeleteUser
}

const path = '/api/v1/users/:id'
const refusals = problems(
  'InvalidInput',
  'MissingCredentials',
  'InvalidToken',
  'NotPermitted',
  'UserNotFound',
)

export const userRoutes = ({ getUser, changeUser, deleteUser }: Needs) => [
  route({
    method: 'get',
    path,
    summary: 'Show a user',
    access: 'users:read',
    params: UserPath,
    headers: ReadHeaders,
    query: parameters(fieldsParameter),
    bears: ['ETag'],
    replies: { 200: UserBody, 304: t.undefined, ...refusals },
    handle: ({ caller, params: { id }, headers, query: { fields } }) =>
      pipe(
        getUser({ actor: Actor.signedIn(caller.user), of: id }),
        TE.match(problem, flow(shown(fields), unlessKnown(headers['if-none-match']))),
      ),
  }),

  route({
    method: 'patch',
    path,
    summary: 'Change a user: what is not named stays',
    access: 'users:write',
    params: UserPath,
    headers: WriteHeaders,
    query: parameters(fieldsParameter),
    body: UserChanges,
    bears: ['ETag'],
    replies: { 200: UserBody, ...refusals, ...problems('LastAdmin', 'OtherVersion') },
    handle: ({ caller, params: { id }, headers, query: { fields }, body, client }) =>
      pipe(
        changeUser({
          actor: Actor.signedIn(caller.user),
          of: id,
          client,
          isExpected: isExpectedBy(headers['if-match']),
          changes: changesOf(body),
        }),
        TE.match(problem, shown(fields)),
      ),
  }),

  route({
    method: 'delete',
    path,
    summary: 'Delete a user',
    access: 'users:write',
    params: UserPath,
    headers: WriteHeaders,
    replies: { 204: t.undefined, ...refusals, ...problems('LastAdmin', 'OtherVersion') },
    handle: ({ caller, params: { id }, headers, client }) =>
      pipe(
        deleteUser({
          actor: Actor.signedIn(caller.user),
          of: id,
          client,
          isExpected: isExpectedBy(headers['if-match']),
        }),
        TE.match(problem, () => done),
      ),
  }),
]
