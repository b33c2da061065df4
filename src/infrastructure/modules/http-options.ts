import type { Config } from '../config/config.ts'
import { version } from '../version.ts'
import type { HttpOptions } from './http.ts'
import { keysMaxAge } from './security.ts'

export const httpOptions = ({ app, jwt, publicUrl }: Config): HttpOptions => ({
  app,
  issuer: { issuer: jwt.issuer, publicUrl, keysMaxAge },
  version,
})
