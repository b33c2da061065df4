import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from 'chai'
import { listen } from '../../../src/adapters/http/server.ts'

const request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'

/** A server that answers nothing before it is told to, and what it was asked. */
const holding = async () => {
  const mayEnd = Promise.withResolvers<void>()
  const asked = { count: 0 }
  const listening = await listen(
    async (_request, response) => {
      asked.count++
      await mayEnd.promise
      response.end('done')
    },
    { host: '127.0.0.1', port: 0 },
    { limits: { pipelined: 3 } },
  )
  return { asked, listening, port: listening.address.port, end: mayEnd.resolve }
}

describe('requests on one connection that do not wait for their answers', () => {
  it('are answered, all of as many as may be', async () => {
    const { asked, listening, port, end } = await holding()
    const socket = connect(port, '127.0.0.1')
    socket.write(request.repeat(3))
    let received = ''
    end()
    while (received.split('done').length <= 3) received += String((await once(socket, 'data'))[0])
    socket.write(request)
    await once(socket, 'data')

    expect(asked.count).to.equal(4)
    socket.destroy()
    await listening.drain(0)
  })

  it('end it where there are more, and cost no work beyond those', async () => {
    const { asked, listening, port, end } = await holding()
    const socket = connect(port, '127.0.0.1')
      .resume()
      .on('error', () => {})
    socket.write(request.repeat(10_000))
    await new Promise((closed) => socket.once('close', closed))

    expect(asked.count).to.equal(3)
    end()
    await listening.drain(0)
  })
})
