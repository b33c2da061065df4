import * as E from 'fp-ts/lib/Either.js'
import type { Brand } from './brand.ts'
import { type Invalid, invalid } from './invalid.ts'

/** A UUID in lower case: it names a session and opens nothing. */
export type SessionId = Brand<string, 'SessionId'>

export type InvalidSessionId = Invalid<'InvalidSessionId'>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const parse = (text: string): E.Either<InvalidSessionId, SessionId> =>
  uuid.test(text) ? E.right(text as SessionId) : E.left(invalid('InvalidSessionId', 'This is not a UUID.'))

export const SessionId = { parse }
