import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Authenticate } from '../../application/auth/authenticate.ts'
import { type InvalidToken, invalidToken } from '../../application/ports/access-tokens.ts'
import type { Caller } from '../../application/ports/sessions.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'

type MissingCredentials = { readonly _tag: 'MissingCredentials' }

const missing: MissingCredentials = { _tag: 'MissingCredentials' }

/** RFC 6750 §2.1, the scheme in any case (RFC 9110 §11.1). Other schemes are none of ours. */
const scheme = /^bearer(?: +|$)/i
const credentials = /^bearer +([\w.~+/-]+=*) *$/i

export const callerFrom =
  (authenticate: Authenticate) =>
  (header = ''): TE.TaskEither<MissingCredentials | InvalidToken | Unavailable, Caller> => {
    if (!scheme.test(header)) return TE.left(missing)
    const [, token] = credentials.exec(header) ?? []
    return token === undefined ? TE.left(invalidToken) : authenticate(token)
  }
