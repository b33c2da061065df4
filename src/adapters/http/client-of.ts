import { isIP } from 'node:net'
import type { Request, Response } from 'express'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Client } from '../../domain/occasion.ts'
import { requestIdOf } from './request-id.ts'

const longestAgent = 256

/** A v4 address that reached a v6 socket is a v4 address. */
const canonicalAddress = (ip: string) => ip.replace(/^::ffff:(?=\d+\.)/i, '')

/** The address is the proxy's word only where the proxy is trusted (TRUSTED_PROXIES). */
export const clientOf = (request: Request, response: Response): Client => ({
  address: pipe(
    O.fromNullable(request.ip),
    O.map(canonicalAddress),
    O.filter((address) => isIP(address) !== 0),
  ),
  userAgent: pipe(
    O.fromNullable(request.get('user-agent')),
    O.map((agent) => agent.slice(0, longestAgent)),
  ),
  requestId: O.some(requestIdOf(response)),
})
