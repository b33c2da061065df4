import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { createClient, memoryStore } from '../../../clients/typescript/src/index.ts'
import { serving } from '../../support/http.ts'
import { me, password, renewable, signedInTab } from './tabs.ts'

/** A server that is not the service, at an origin of its own, while work is done. */
const elsewhere = async <A>(answer: RequestListener, work: (origin: string) => Promise<A>): Promise<A> => {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return work(`http://127.0.0.1:${port}`).finally(() => server.closeAllConnections() ?? server.close())
}

describe('a client that comes upon another origin', () => {
  const service = serving()

  it('does not tell it who asks', async () => {
    const asked: IncomingMessage[] = []
    await elsewhere(
      (request, response) => response.end(String(asked.push(request))),
      async (baseUrl) => {
        const { client, store } = await signedInTab(service)
        await client.GET('/api/v1/users/me', { baseUrl })
        await createClient({ baseUrl, store }).GET('/api/v1/users/me')
      },
    )

    expect(asked.map(({ headers }) => headers.authorization)).to.deep.equal([undefined, undefined])
  })

  it('follows no redirect, with a token, a refresh token or a password', async () => {
    const asked: IncomingMessage[] = []
    await elsewhere(
      (request, response) => response.end(String(asked.push(request))),
      (other) =>
        elsewhere(
          (request, response) => response.writeHead(307, { location: `${other}${request.url}` }).end(),
          async (baseUrl) => {
            const { store } = await signedInTab(service)
            const held = { ...(await renewable(store)), service: `${baseUrl}/` }
            const at = async (tokens = held) => {
              const kept = memoryStore()
              await kept.write(tokens)
              return createClient({ baseUrl, store: kept })
            }
            const clients = [await at(), await at({ ...held, renewAt: 0, expiresAt: 0 }), await at()] as const
            const outcomes = await Promise.allSettled([
              me(clients[0]),
              me(clients[1]),
              clients[2].login({ email: 'ada@example.com', password }),
            ])
            expect(outcomes.map(({ status }) => status)).to.deep.equal(Array(3).fill('rejected'))
          },
        ),
    )

    expect(asked).to.have.lengthOf(0)
  })
})
