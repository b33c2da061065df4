import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { anApp } from './package.ts'

const page = `<!doctype html><title>An app</title><link rel="icon" href="data:,"><script type="importmap">{"imports": {
  "@prescribeme/client": "/@prescribeme/client/dist/index.js",
  "openapi-fetch": "/openapi-fetch/dist/index.mjs"
}}</script>`

/** Serves an empty page at an origin of its own, which can import the client that was built. */
export const aPageServer = async () => {
  const app = await anApp()
  const server = createServer(({ url = '/' }, response) => {
    if (url === '/') return response.setHeader('content-type', 'text/html').end(page)
    response.setHeader('content-type', 'text/javascript')
    return response.end(readFileSync(join(app, 'node_modules', new URL(url, 'http://a').pathname)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
