import type { IOEither } from 'fp-ts/lib/IOEither.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type * as t from 'io-ts'
import type { Caller } from '../../application/ports/sessions.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { Client } from '../../domain/occasion.ts'
import type { Permission } from '../../domain/permission.ts'
import type { Reply } from './reply.ts'

/** Who may ask: with a permission, those signed in whose roles grant it. */
export type Access = 'anyone' | 'signed-in' | Permission

type Given<
  A extends Access,
  Body extends t.Mixed,
  Params extends t.Mixed,
  Headers extends t.Mixed,
  Query extends t.Mixed,
> = {
  readonly caller: A extends 'anyone' ? undefined : Caller
  readonly body: t.TypeOf<Body>
  readonly params: t.TypeOf<Params>
  readonly headers: t.TypeOf<Headers>
  readonly query: t.TypeOf<Query>
  /** Path and query, as clients know them. */
  readonly address: string
  readonly client: Client
  /** Aborted when the client hangs up. */
  readonly signal: AbortSignal
}

/** One thing that can be asked over HTTP. The app, the check of who may ask and the API's description all read it. */
export type Operation<
  A extends Access = Access,
  Body extends t.Mixed = t.Mixed,
  Params extends t.Mixed = t.Mixed,
  Headers extends t.Mixed = t.Mixed,
  Query extends t.Mixed = t.Mixed,
> = {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  readonly path: `/${string}`
  readonly summary: string
  readonly access: A
  readonly body?: Body
  /** Of the path. What they do not decode is not there: a 404. */
  readonly params?: Params
  /** By their names in lower case. One that comes several times is its values, joined by commas. */
  readonly headers?: Headers
  readonly query?: Query
  /** Asked before the body is read: where it fails, there is no room for the request. */
  readonly room?: (
    given: Pick<Given<A, Body, Params, Headers, Query>, 'headers' | 'client'>,
  ) => IOEither<Unavailable, void>
  /** Of its success, where it is not application/json. */
  readonly mediaType?: string
  /** Headers that its success may bear, beside those that come with a status. */
  readonly bears?: ReadonlyArray<'ETag' | 'Link' | 'Set-Cookie'>
  readonly replies: Readonly<Record<number, t.Mixed>>
  readonly handle: (given: Given<A, Body, Params, Headers, Query>) => Task<Reply>
}

/** Forgets the particulars once they have been checked, so that operations of all kinds make one list. */
export const route = <
  A extends Access,
  Body extends t.Mixed = t.UndefinedC,
  Params extends t.Mixed = t.UndefinedC,
  Headers extends t.Mixed = t.UndefinedC,
  Query extends t.Mixed = t.UndefinedC,
>(
  particular: Operation<A, Body, Params, Headers, Query>,
): Operation => particular as unknown as Operation
