import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { json, post } from './malformed-requests.ts'

const live = 'GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n'
const secret = 'canary horse battery'

const posted = (path: string, body: string) =>
  [`POST /api/v1/auth/${path} HTTP/1.1`, 'Host: a', json, `Content-Length: ${body.length}`, '', body].join(
    '\r\n',
  )

const registration = (email: string) => posted('register', JSON.stringify({ email, password: secret }))

describe('junk on a connection', () => {
  const { at, ask } = serving()

  /** Sends the parts one after the other, and answers all that came back. */
  const sent = async (...parts: ReadonlyArray<string>): Promise<string> => {
    const socket = connect(at().port, '127.0.0.1')
    const closed = once(socket, 'close')
    let received = ''
    socket.on('data', (data) => {
      received += data
    })
    for (const part of parts) {
      socket.write(part)
      await pause(30)
    }
    socket.end()
    await closed
    return received
  }

  const chunked = `${post}\r\nHost: a\r\n${json}\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n`
  const cases: Readonly<Record<string, ReadonlyArray<string>>> = {
    'while the second of two requests is answered': [
      live + posted('login', JSON.stringify({ email: 'a@example.org', password: secret })),
      '\u0001x\r\n\r\n',
    ],
    'for a chunk of the second of two requests': [live + chunked, 'ZZZ\r\n'],
    'behind three requests and half a fourth': [live.repeat(3) + posted('login', '{}') + chunked, 'XX\r\n'],
    'behind a body that is no JSON': [
      `${posted('register', `{"password":"${secret}" `)}\u0001\u0002\r\n\r\n`,
    ],
    'for an address': ['GET http://[::zz/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'],
  }

  for (const [name, parts] of Object.entries(cases))
    it(`${name} ends the connection, and nothing else (ASVS 4.2.1)`, async () => {
      const received = await sent(...parts)

      expect(received).not.to.include(secret).and.not.to.include('<')
      expect((await ask('/health/live')).status).to.equal(200)
    })

  it('behind a request that was understood whole leaves it answered as it deserves', async () => {
    const before = stored(at().application)
    const received = await sent(`${registration('whole@example.org')}\u0001\u0002\r\n\r\n`)

    expect(received).to.match(/^HTTP\/1\.1 201 /)
    expect(stored(at().application)).not.to.deep.equal(before)
  })
})
