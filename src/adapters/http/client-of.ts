import { isIP } from 'node:net'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import proxyAddress from 'proxy-addr'
import type { Client } from '../../domain/occasion.ts'
import type { Exchange } from './exchange.ts'

export type ClientOf = (exchange: Exchange) => Client

const longestAgent = 256

/** A v4 address that reached a v6 socket is a v4 address. */
const canonicalAddress = (ip: string) => ip.replace(/^::ffff:(?=\d+\.)/i, '')

/** The address is the proxy's word only where the proxy is trusted (TRUSTED_PROXIES). */
export const clientOf = (trustedProxies: ReadonlyArray<string>): ClientOf => {
  const isTrusted = proxyAddress.compile([...trustedProxies])

  return ({ request, id }) => ({
    address: pipe(
      O.fromNullable(proxyAddress(request, isTrusted)),
      O.map(canonicalAddress),
      O.filter((address) => isIP(address) !== 0),
    ),
    userAgent: pipe(
      O.fromNullable(request.headers['user-agent']),
      O.map((agent) => agent.slice(0, longestAgent)),
    ),
    requestId: O.some(id),
  })
}
