import { isUtf8 } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import express from 'express'
import type { Exchange } from './exchange.ts'
import { HttpProblem } from './http-problem.ts'
import { isPlain, plainBody } from './plain-body.ts'

/** Octets. The largest body that anything here has a use for is a tenth of it. */
const limit = 16_384

type Parsed = IncomingMessage & { readonly body?: unknown }

type Parse = (request: Parsed, response: ServerResponse, next: (error?: unknown) => void) => void

const parse = express.json({
  limit,
  inflate: false,
  verify: (_request, _response, bytes, charset) => {
    if (charset !== 'utf-8') throw new HttpProblem('UnsupportedMediaType')
    if (!isUtf8(bytes)) throw new HttpProblem('UnreadableRequest')
  },
}) as Parse

/** RFC 9112 §6.3. */
const hasBody = ({ headers }: IncomingMessage) =>
  headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined

const anyBody = ({ request, response }: Exchange): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const sent: Parsed = request
    parse(sent, response, (error) => {
      if (error !== undefined) return reject(error)
      if (sent.body === undefined && hasBody(sent)) return reject(new HttpProblem('UnsupportedMediaType'))
      resolve(sent.body)
    })
  })

/**
 * What was sent, or undefined where nothing was. Rejects with what `problemOf` understands. To ask for this type is what
 * makes a browser ask first (ASVS 3.5.1): a form of another site cannot send it, and of another type nothing is read.
 */
export const jsonBody = (exchange: Exchange): Promise<unknown> =>
  isPlain(exchange.request, limit) ? plainBody(exchange.request) : anyBody(exchange)
