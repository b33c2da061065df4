import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { RefreshTokens, Turn } from '../../application/ports/refresh-tokens.ts'
import { SessionId } from '../../domain/session-id.ts'
import { equalTexts } from './equal-texts.ts'
import type { Secrets } from './secrets.ts'

const shape = /^([0-9a-f-]{36})\.(0|[1-9]\d{0,8})\.[\w-]{43}$/

/** HMAC-SHA-256 under a key of the session's own, which only the service's secret can derive (RFC 5869). */
const macOf = (secret: KeyObject, { id, turn }: Turn): string => {
  const key = hkdfSync('sha256', secret, id, 'prescribeme refresh token v1', 32)
  // as octets alone the key would cost Node three times the HMAC
  return createHmac('sha256', createSecretKey(Buffer.from(key)))
    .update(`${id}.${turn}`)
    .digest('base64url')
}

const make = (turn: Turn) => (secret: KeyObject) => `${turn.id}.${turn.turn}.${macOf(secret, turn)}`

const turnOf = (token: string): O.Option<Turn> => {
  const [, id = '', turn = ''] = shape.exec(token) ?? []

  return pipe(
    SessionId.parse(id),
    O.fromEither,
    O.map((sessionId) => ({ id: sessionId, turn: Number(turn) })),
  )
}

/** `<session>.<number>.<MAC>`: nothing of it is stored. Tokens of the previous secret are good for one more turn. */
export const nodeCryptoRefreshTokens = (secrets: Secrets): RefreshTokens => {
  const [current, ...previous] = secrets.map((secret) => createSecretKey(secret)) as [
    KeyObject,
    ...KeyObject[],
  ]

  return {
    of: (turn) => make(turn)(current),
    read: (token) =>
      pipe(
        turnOf(token),
        O.filter((turn) => [current, ...previous].map(make(turn)).some((made) => equalTexts(made, token))),
      ),
  }
}
