import { isUtf8 } from 'node:buffer'
import express, { type RequestHandler } from 'express'
import { HttpProblem } from './http-problem.ts'

/** Octets. The largest body that anything here has a use for is a tenth of it. */
const limit = 16_384

const parse = express.json({
  limit,
  inflate: false,
  verify: (_request, _response, bytes, charset) => {
    if (charset !== 'utf-8') throw new HttpProblem('UnsupportedMediaType')
    if (!isUtf8(bytes)) throw new HttpProblem('UnreadableRequest')
  },
})

/** Asking for this type is what makes a browser ask first (ASVS 3.5.1): a form of another site cannot send it. */
export const jsonBody: RequestHandler = (request, response, next) =>
  request.is('application/json') === false
    ? next(new HttpProblem('UnsupportedMediaType'))
    : parse(request, response, next)
