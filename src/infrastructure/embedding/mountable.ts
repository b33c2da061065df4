import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * What `app.use` of Express takes, and `createServer` of `node:http`. A request for an address that is none of ours
 * goes on to `next`, untouched; any other is answered here, errors included.
 */
export type Mountable = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void
