import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from 'chai'
import { type Listening, listen } from '../../../src/adapters/http/server.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { anApplication } from '../../support/applications.ts'
import { slowClient, slownesses } from '../../support/slow-clients.ts'

const anywhere = { host: '127.0.0.1', port: 0 }

const get = ({ address }: Listening) => fetch(`http://127.0.0.1:${address.port}/`)

/** A request that is answered when it is said so. */
const inFlight = async () => {
  const arrived = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  const listening = await listen(async (_request, response) => {
    arrived.resolve()
    await mayEnd.promise
    response.end('done')
  }, anywhere)
  const answer = get(listening).then(
    (response) => response.text(),
    () => 'cut off',
  )
  await arrived.promise
  return { listening, answer, end: mayEnd.resolve }
}

describe('listening', () => {
  it('tells the port that it was given', async () => {
    const listening = await listen((_request, response) => response.end(), anywhere)

    expect(listening.address).to.include({ host: '127.0.0.1' })
    expect(listening.address.port).to.be.above(0)
    await listening.drain(0)
  })

  it('fails where the port is taken', async () => {
    const first = await listen((_request, response) => response.end(), anywhere)
    const failure = await listen(() => {}, first.address).catch((error: NodeJS.ErrnoException) => error.code)

    expect(failure).to.equal('EADDRINUSE')
    await first.drain(0)
  })
})

describe('draining', () => {
  it('lets a request in flight end, and takes no other', async () => {
    const { listening, answer, end } = await inFlight()
    const drained = listening.drain(10_000)

    expect(await get(listening).catch(() => 'refused')).to.equal('refused')
    end()
    expect(await answer).to.equal('done')
    await drained
  })

  it('cuts off what does not end in time', async () => {
    const { listening, answer } = await inFlight()
    await listening.drain(20)

    expect(await answer).to.equal('cut off')
  })

  it('closes connections on which nothing is asked', async () => {
    const listening = await listen((_request, response) => response.end('x'), anywhere)
    const idle = connect(listening.address.port, '127.0.0.1')
    idle.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    await once(idle, 'data')
    const closed = once(idle, 'close')
    await listening.drain(10_000)
    await closed
  })

  it('does not wait for a connection on which nothing was asked yet', async () => {
    const bystander = await listen((_request, response) => response.end('x'), anywhere)
    const listening = await listen((_request, response) => response.end('x'), anywhere)
    const silent = connect(listening.address.port, '127.0.0.1').resume()
    await once(silent, 'connect')
    await get(listening)
    const drained = listening.drain(60_000)
    // Several turns of everybody's loop, after which a connection that was closed is known to be.
    for (let n = 0; n < 5; n++) await get(bystander)
    const { readableEnded } = silent
    silent.destroy()
    await Promise.all([drained, bystander.drain(0)])

    expect(readableEnded).to.equal(true)
  })

  for (const [name, slowness] of Object.entries(slownesses))
    it(`does not wait for a client that ${name}`, async () => {
      const application = anApplication()
      const listening = await listen(application.get(Tokens.app), anywhere, { limits: { draining: 20 } })
      const { socket } = await slowClient(listening.address.port, slowness, 20)
      await get(listening)
      await listening.drain(60_000)
      socket.destroy()
    })
})
