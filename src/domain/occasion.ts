import * as O from 'fp-ts/lib/Option.js'
import type { UserId } from './user-id.ts'

/** Who asks, as far as the technology that carries the question can tell. */
export type Client = {
  /** An IP address in its canonical text. */
  readonly address: O.Option<string>
  readonly userAgent: O.Option<string>
  readonly requestId: O.Option<string>
}

/** Where nothing came over a network. */
const unknown: Client = { address: O.none, userAgent: O.none, requestId: O.none }

export const Client = { unknown }

/** Somebody who has signed in, or whoever runs the service and has a shell where it runs. */
export type Author = UserId | 'operator'

/** When, at whose hand and from where something happens: what an auditor asks of every event. */
export type Occasion = {
  readonly at: Date
  /** None where nobody has signed in, and for what the service does by itself. */
  readonly actor: O.Option<Author>
  readonly client: Client
}

const anonymous =
  (client: Client) =>
  (at: Date): Occasion => ({ at, actor: O.none, client })

const by =
  (actor: Author, client: Client) =>
  (at: Date): Occasion => ({ at, actor: O.some(actor), client })

/** What the service does by itself. */
const ownAccord = anonymous(unknown)

export const Occasion = { anonymous, by, ownAccord }
