import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Metrics } from '../../application/ports/metrics.ts'
import { type Connections, watchConnections } from './connections.ts'
import { refuse, refuseEarly, refuseOddities } from './early-refusals.ts'
import { type HttpLimits, httpLimits } from './http-limits.ts'
import { http } from './node-http.ts'
import { noShedding, type Shedding, shedding } from './shedding.ts'

export type Address = { readonly host: string; readonly port: number }

export type Listening = {
  readonly address: Address
  /** Takes no new connections, lets requests in flight end, and cuts off what has not ended after `grace` milliseconds. */
  readonly drain: (grace: number) => Promise<void>
}

export type ServerOptions = {
  readonly limits?: Partial<HttpLimits>
  readonly metrics?: Pick<Metrics, 'count'>
}

const serverWith = (limits: HttpLimits): Server => {
  const server = http.createServer({
    requireHostHeader: false,
    maxHeaderSize: limits.headerOctets,
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    keepAliveTimeout: limits.keepAlive,
    connectionsCheckingInterval: limits.interval,
  })
  // with a count of its own Node would drop the headers behind it, and not say so
  server.maxHeadersCount = 0
  return server
}

const drainOf =
  (server: Server, connections: Connections, { stop }: Shedding): Listening['drain'] =>
  (grace) =>
    new Promise((drained) => {
      const cutOff = setTimeout(() => server.closeAllConnections(), grace)
      server.close(() => {
        clearTimeout(cutOff)
        stop()
        drained()
      })
      connections.end()
    })

/** Rejects where the address cannot be had. */
export const listen = (
  app: RequestListener,
  { host, port }: Address,
  { limits: given, metrics }: ServerOptions = {},
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const limits = { ...httpLimits, ...given }
    const server = serverWith(limits)
    const connections = watchConnections(server, limits, () => metrics?.count('connections_evicted', {}))
    let shed = noShedding

    refuseEarly(server, connections)
    server.on('request', (request, response) => {
      if (!connections.admit(request, response)) return
      refuseOddities(request, limits.headerCount)
      if (shed.isShed(request)) {
        refuse(request, 'Unavailable')
        metrics?.count('requests_shed', {})
      }
      app(request, response)
    })

    server.once('error', reject).listen({ port, host, backlog: limits.backlog }, () => {
      const address = server.address() as AddressInfo
      server.off('error', reject)
      if (limits.eventLoopLag !== undefined) shed = shedding(limits.eventLoopLag)
      resolve({
        address: { host: address.address, port: address.port },
        drain: (grace) => drainOf(server, connections, shed)(grace),
      })
    })
  })
