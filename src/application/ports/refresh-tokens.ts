import type { Option } from 'fp-ts/lib/Option.js'
import type { Session } from '../../domain/session.ts'

/** What a refresh token says: the turn of a session. */
export type Turn = Pick<Session, 'id' | 'turn'>

/** Tokens that need no storing: they are made again from session, number and the service's secret. */
export type RefreshTokens = {
  /** The same turn gives the same token. */
  readonly of: (turn: Turn) => string
  /** None for whatever was not made here. */
  readonly read: (token: string) => Option<Turn>
}
