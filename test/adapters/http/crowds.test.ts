import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { connect } from 'node:net'
import { expect } from 'chai'
import { type Listening, listen } from '../../../src/adapters/http/server.ts'
import { type Slowness, slowClient, slownesses } from '../../support/slow-clients.ts'

const connections = 4

/** A server for so many, and what it has counted. */
const small = async (app: RequestListener) => {
  const counted: string[] = []
  const metrics = { count: (name: string) => void counted.push(name) }
  const listening = await listen(app, { host: '127.0.0.1', port: 0 }, { limits: { connections }, metrics })
  return { counted, listening, port: listening.address.port }
}

const ask = ({ address }: Listening, path = '/') =>
  fetch(`http://127.0.0.1:${address.port}${path}`, { headers: { connection: 'close' } }).then((answer) =>
    answer.text(),
  )

/** Reads the body before it answers, as operations do. */
const answering: RequestListener = (request, response) =>
  void request
    .on('error', () => {})
    .resume()
    .once('end', () => response.end('done'))

/** Octets, more than the system keeps for who does not read them. */
const large = Buffer.alloc(32 * 1_024 ** 2)

const idle = { first: 'GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n' }

/** One after the other, as many as there is room for. */
const crowdOf = async (port: number, slowness: Slowness) =>
  [
    await slowClient(port, slowness, 20),
    await slowClient(port, slowness, 20),
    await slowClient(port, slowness, 20),
    await slowClient(port, slowness, 20),
  ] as const

describe('a house that is full', () => {
  for (const [name, slowness] of Object.entries(slownesses).filter(([, { isDeaf }]) => !isDeaf))
    it(`of clients each of whom ${name} lets go who came first, and serves the next`, async () => {
      const { counted, listening, port } = await small(answering)
      const crowd = await crowdOf(port, slowness)
      const [first, ...others] = crowd

      expect(await ask(listening)).to.equal('done')
      await first.closed
      expect(counted).to.deep.equal(['connections_evicted'])
      expect(others.filter(({ socket }) => socket.closed)).to.deep.equal([])
      for (const { socket } of crowd) socket.destroy()
      await listening.drain(0)
    })

  it('lets go who does not read the answer', async () => {
    const { listening, port } = await small((request, response) =>
      response.end(request.url === '/' ? 'done' : large),
    )
    const crowd = await crowdOf(port, { first: 'GET /large HTTP/1.1\r\nHost: a\r\n\r\n', isDeaf: true })
    await Promise.all(crowd.map(({ socket }) => once(socket, 'readable')))

    expect(await ask(listening)).to.equal('done')
    for (const { socket } of crowd) socket.destroy()
    await listening.drain(0)
  })

  it('lets go nobody whom it is working for, but closes the connection that is one too many', async () => {
    const mayEnd = Promise.withResolvers<void>()
    const arrived = Array.from({ length: connections }, () => Promise.withResolvers<void>())
    let nth = 0
    const { counted, listening, port } = await small(async (_request, response) => {
      arrived[nth++]?.resolve()
      await mayEnd.promise
      response.end('done')
    })
    const answers = arrived.map(() => ask(listening))
    await Promise.all(arrived.map(({ promise }) => promise))
    const late = connect(port, '127.0.0.1')
      .resume()
      .on('error', () => {})
    await new Promise((closed) => late.once('close', closed))

    mayEnd.resolve()
    expect(await Promise.all(answers)).to.deep.equal(answers.map(() => 'done'))
    expect(counted).to.deep.equal([])
    await listening.drain(0)
  })

  it('keeps who was answered last over who was answered before', async () => {
    const { listening, port } = await small(answering)
    const [a, b, c, d] = await crowdOf(port, idle)
    for (const { socket } of [d, a]) {
      socket.write(idle.first)
      await once(socket, 'data')
    }
    await ask(listening)
    await b.closed

    expect([a, c, d].filter(({ socket }) => socket.closed)).to.deep.equal([])
    for (const { socket } of [a, b, c, d]) socket.destroy()
    await listening.drain(0)
  })
})
