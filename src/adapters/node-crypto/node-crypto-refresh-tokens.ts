import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { RefreshTokens, Turn } from '../../application/ports/refresh-tokens.ts'
import { SessionId } from '../../domain/session-id.ts'
import { derivedFor } from './derived.ts'
import { equalTexts } from './equal-texts.ts'
import type { Secrets } from './secrets.ts'

const shape = /^([0-9a-f-]{36})\.(0|[1-9]\d{0,8})\.[\w-]{43}$/

const derived = derivedFor('prescribeme refresh token v2')
const keyOf = (secret: Uint8Array) => createSecretKey(derived(secret))

const make =
  ({ id, turn }: Turn) =>
  (key: KeyObject): string => {
    const said = `${id}.${turn}`
    return `${said}.${createHmac('sha256', key).update(said).digest('base64url')}`
  }

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
  const [current, ...previous] = secrets.map(keyOf) as [KeyObject, ...KeyObject[]]

  return {
    of: (turn) => make(turn)(current),
    read: (token) =>
      pipe(
        turnOf(token),
        O.filter((turn) => [current, ...previous].some((key) => equalTexts(make(turn)(key), token))),
      ),
  }
}
