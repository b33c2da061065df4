import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { CreateUser } from '../../application/users/create-user.ts'
import { Actor } from '../../domain/actor.ts'
import type { PasswordPolicy } from '../../domain/password.ts'
import { orElse } from './codecs.ts'
import { IdempotencyHeaders } from './idempotency-headers.ts'
import { route } from './operation.ts'
import { atPassword } from './password-problem.ts'
import { problem, problems } from './problem.ts'
import { parameters } from './query.ts'
import { registration } from './register.route.ts'
import { UserBody } from './user-body.ts'
import { Roles } from './user-codecs.ts'
import { fieldsParameter } from './user-fields.ts'
import { made } from './versions.ts'

const creation = (policy: PasswordPolicy) =>
  t.strict({ ...registration(policy), roles: orElse(Roles, ['user']) }, 'an object')

export const createUserRoute = (createUser: CreateUser, policy: PasswordPolicy) =>
  route({
    method: 'post',
    path: '/api/v1/users',
    summary: 'Make a user',
    access: 'users:write',
    headers: IdempotencyHeaders,
    query: parameters(fieldsParameter),
    body: creation(policy),
    bears: ['ETag'],
    replies: {
      201: UserBody,
      ...problems('InvalidInput', 'MissingCredentials', 'InvalidToken', 'NotPermitted'),
      ...problems('EmailTaken', 'IdempotencyKeyReused'),
    },
    handle: ({
      caller,
      headers,
      query: { fields },
      body: { email, password, full_name, roles },
      client,
      signal,
    }) =>
      pipe(
        createUser({
          actor: Actor.signedIn(caller.user),
          email,
          password,
          fullName: full_name,
          roles,
          client,
          signal,
          idempotencyKey: headers['idempotency-key'],
        }),
        TE.match((failure) => problem(atPassword(failure)), made(fields)),
      ),
  })
