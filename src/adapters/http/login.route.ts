import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { FindRoom } from '../../application/auth/find-room.ts'
import type { Login } from '../../application/auth/login.ts'
import { Email } from '../../domain/email.ts'
import { PasswordAttempt } from '../../domain/password.ts'
import { Text } from './codecs.ts'
import { DeviceCookies, deviceCookie } from './device-cookies.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import { ok } from './reply.ts'
import { TokenBody, tokenBody } from './token-body.ts'

/** Neither has to be what the rules ask of a new one: accounts may be older than the rules. */
const Credentials = t.strict({ email: Text, password: Text }, 'an object')

const rememberedBy = O.match(
  () => ({}),
  (device: string) => ({ 'set-cookie': deviceCookie(device) }),
)

export const loginRoute = (login: Login, findRoom: FindRoom) =>
  route({
    method: 'post',
    path: '/api/v1/auth/login',
    summary: 'Exchange e-mail address and password for tokens',
    access: 'anyone',
    headers: t.strict({ cookie: DeviceCookies }),
    room: ({ headers: { cookie: devices }, client }) => findRoom({ client, devices }),
    body: Credentials,
    bears: ['Set-Cookie'],
    replies: { 200: TokenBody, ...problems('InvalidInput', 'WrongCredentials', 'TooManyAttempts') },
    handle: ({ body: { email, password }, headers: { cookie: devices }, client, signal }) =>
      pipe(
        login({
          email: Email.canonical(email),
          password: PasswordAttempt.of(password),
          devices,
          client,
          signal,
        }),
        TE.match(problem, (loggedIn) => ({
          ...ok(tokenBody(loggedIn)),
          headers: rememberedBy(loggedIn.device),
        })),
      ),
  })
