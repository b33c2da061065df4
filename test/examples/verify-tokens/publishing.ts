import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SigningKey } from '../../../src/domain/signing-key.ts'

/** Keys as the service publishes them, and how often they were asked for. */
export const publishing = async (...keys: ReadonlyArray<SigningKey>) => {
  let asked = 0
  const published = [...keys]
  const server = createServer((_request, response) => {
    asked++
    const all = published.map(({ kid, publicKey }) => ({ ...publicKey, kid, use: 'sig', alg: 'ES256' }))
    response.setHeader('content-type', 'application/jwk-set+json').end(JSON.stringify({ keys: all }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
    asked: () => asked,
    publish: (key: SigningKey) => void published.push(key),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
