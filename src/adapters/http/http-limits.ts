/** What clients may cost the server. Times are in milliseconds. */
export type HttpLimits = {
  /** At once. For one more, the connection is closed on which its client has been waited for longest. */
  readonly connections: number
  /** That the system opens and keeps until they are taken, as far as it does (Linux: net.core.somaxconn). */
  readonly backlog: number
  /** For the head of a request to arrive in, from its first octet or, on a connection that says nothing, from its opening. */
  readonly headers: number
  /** For a whole request to arrive in. */
  readonly request: number
  /** Between an answer and the next request. */
  readonly keepAlive: number
  /** For an answer to be taken in, once it is made. */
  readonly answer: number
  /** How often the times are looked at: nothing is noticed sooner. */
  readonly interval: number
  /** For those who are waited for when draining begins: to send the rest of a request, to take an answer in. */
  readonly draining: number
  /** Octets of a head, its first line included. */
  readonly headerOctets: number
  readonly headerCount: number
  /** Requests on one connection that may await their answers. */
  readonly pipelined: number
  /** How late the event loop may be before requests are shed. Without it none are. */
  readonly eventLoopLag?: number
}

/** Most load balancers keep a connection for 60 s: who closes it has to be them, or they ask on one that is closing. */
export const httpLimits: HttpLimits = {
  connections: 10_000,
  backlog: 4_096,
  headers: 10_000,
  request: 20_000,
  keepAlive: 65_000,
  answer: 30_000,
  interval: 1_000,
  draining: 2_000,
  headerOctets: 16_384,
  headerCount: 100,
  pipelined: 16,
}
