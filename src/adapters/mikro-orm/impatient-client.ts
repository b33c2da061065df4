import type { Socket } from 'node:net'
import { Client, type ClientConfig } from 'pg'

/** Milliseconds. The server itself gives up first where it can; a server that is frozen cannot. */
const patience = 5_000

/**
 * Gives up a server that owes an answer and says nothing. `query_timeout` of `pg` would make a timer for every statement,
 * and with it four times as much that outlives the youngest of V8's generations: docs/decisions/0022.
 */
export class ImpatientClient extends Client {
  /** Of `pg`: false from a question until its answer is complete. */
  declare readonly readyForQuery: boolean

  constructor(config?: ClientConfig) {
    super(config)
    this.once('connect', () => {
      const socket = this.connection.stream as Socket
      socket.setTimeout(patience, () => {
        if (!this.readyForQuery) socket.destroy(new Error('Query read timeout'))
      })
    })
  }
}
