import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { FindRoom } from '../../application/auth/find-room.ts'
import type { RegisterUser } from '../../application/auth/register-user.ts'
import { Email } from '../../domain/email.ts'
import { FullName } from '../../domain/full-name.ts'
import { Password, type PasswordPolicy } from '../../domain/password.ts'
import { optional, parsed } from './codecs.ts'
import { IdempotencyHeaders } from './idempotency-headers.ts'
import { route } from './operation.ts'
import { atPassword } from './password-problem.ts'
import { problem, problems } from './problem.ts'
import { parameters } from './query.ts'
import { UserBody } from './user-body.ts'
import { fieldsParameter } from './user-fields.ts'
import { made } from './versions.ts'

/** What is asked of everybody who gets an account, however they come by it. */
export const registration = (policy: PasswordPolicy) => ({
  email: parsed(Email.parse, { format: 'idn-email', examples: ['ada@example.com'] }),
  password: parsed(Password.parse(policy), {
    format: 'password',
    minLength: policy.minLength,
    maxLength: Password.maxLength,
    writeOnly: true,
    examples: ['correct horse battery'],
  }),
  full_name: optional(parsed(FullName.parse, { examples: ['Ada Lovelace'] })),
})

export const registerRoute = (registerUser: RegisterUser, policy: PasswordPolicy, findRoom: FindRoom) =>
  route({
    method: 'post',
    path: '/api/v1/auth/register',
    summary: 'Register a user',
    access: 'anyone',
    headers: IdempotencyHeaders,
    query: parameters(fieldsParameter),
    room: findRoom,
    body: t.strict(registration(policy), 'an object'),
    bears: ['ETag'],
    replies: {
      201: UserBody,
      ...problems('InvalidInput', 'EmailTaken', 'IdempotencyKeyReused', 'TooManyAttempts'),
    },
    handle: ({ headers, query: { fields }, body: { email, password, full_name }, client, signal }) =>
      pipe(
        registerUser({
          email,
          password,
          fullName: full_name,
          client,
          signal,
          idempotencyKey: headers['idempotency-key'],
        }),
        TE.match((failure) => problem(atPassword(failure)), made(fields)),
      ),
  })
