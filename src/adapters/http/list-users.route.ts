import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { parseFlag, parseMoment } from '../../application/listing/parameters.ts'
import type { ListUsers } from '../../application/users/list-users.ts'
import { userColumns } from '../../application/users/user-list.ts'
import { Actor } from '../../domain/actor.ts'
import { Role } from '../../domain/role.ts'
import { SearchTerm } from '../../domain/search-term.ts'
import {
  cursorRefused,
  flag,
  ListBody,
  listParameters,
  listReply,
  listRequest,
  moment,
} from './list-query.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import { onlyParameters, parameter } from './query.ts'
import { UserBody } from './user-body.ts'
import { fieldsParameter, someOfUser } from './user-fields.ts'

const UsersQuery = onlyParameters({
  ...listParameters(userColumns),
  ...fieldsParameter,
  q: parameter(SearchTerm.parse, {
    description: 'Any part of e-mail address or name, in any case, with or without accents.',
  }),
  is_active: parameter(parseFlag, flag),
  role: parameter(Role.parse, { enum: Role.all }),
  email_verified: parameter(parseFlag, flag),
  created_after: parameter(parseMoment, moment),
  created_before: parameter(parseMoment, moment),
})

export const listUsersRoute = (listUsers: ListUsers) =>
  route({
    method: 'get',
    path: '/api/v1/users',
    summary: 'List users, in any order, by filters and by any part of address or name',
    access: 'users:read',
    query: UsersQuery,
    bears: ['Link'],
    replies: {
      200: ListBody(UserBody),
      ...problems('InvalidInput', 'MissingCredentials', 'InvalidToken', 'NotPermitted'),
    },
    handle: ({ query, caller, address }) =>
      pipe(
        listUsers({
          actor: Actor.signedIn(caller.user),
          ...listRequest(query, {
            search: query.q,
            isActive: query.is_active,
            role: query.role,
            emailVerified: query.email_verified,
            createdAfter: query.created_after,
            createdBefore: query.created_before,
          }),
        }),
        TE.match(
          (failure) => problem(cursorRefused(failure)),
          (listed) => listReply(listed, someOfUser(query.fields), address),
        ),
      ),
  })
