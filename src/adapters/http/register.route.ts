import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { FindRoom } from '../../application/auth/find-room.ts'
import type { RegisterUser } from '../../application/auth/register-user.ts'
import { Email } from '../../domain/email.ts'
import { FullName } from '../../domain/full-name.ts'
import type { Invalid } from '../../domain/invalid.ts'
import { Password, type PasswordPolicy } from '../../domain/password.ts'
import { optional, parsed } from './codecs.ts'
import { IdempotencyHeaders } from './idempotency-headers.ts'
import { kebab } from './kebab.ts'
import { route } from './operation.ts'
import { type FieldError, invalidInput, problem, problems } from './problem.ts'
import { UserBody, userBody } from './user-body.ts'

const registration = (policy: PasswordPolicy) =>
  t.strict(
    {
      email: parsed(Email.parse),
      password: parsed(Password.parse(policy)),
      full_name: optional(parsed(FullName.parse)),
    },
    'an object',
  )

const atPassword = ({ _tag, message }: Invalid<string>): FieldError => ({
  field: 'password',
  code: kebab(_tag),
  message,
})

export const registerRoute = (registerUser: RegisterUser, policy: PasswordPolicy, findRoom: FindRoom) =>
  route({
    method: 'post',
    path: '/api/v1/auth/register',
    summary: 'Register a user',
    access: 'anyone',
    headers: IdempotencyHeaders,
    room: findRoom,
    body: registration(policy),
    replies: {
      201: UserBody,
      ...problems('InvalidInput', 'EmailTaken', 'IdempotencyKeyReused', 'TooManyAttempts'),
    },
    handle: ({ headers, body: { email, password, full_name }, client, signal }) =>
      pipe(
        registerUser({
          email,
          password,
          fullName: full_name,
          client,
          signal,
          idempotencyKey: headers['idempotency-key'],
        }),
        TE.match(
          (failure) => problem('message' in failure ? invalidInput([atPassword(failure)]) : failure),
          (user) => ({
            status: 201,
            headers: { location: `/api/v1/users/${user.id}` },
            body: userBody(user),
          }),
        ),
      ),
  })
