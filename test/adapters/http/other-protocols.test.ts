import { expect } from 'chai'
import { expectProblem } from '../../support/answers.ts'
import { serving } from '../../support/http.ts'

const live = '/health/live HTTP/1.1'
const settings = 'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA'

/** What is asked, and the status of the one answer there is, after which the connection is closed. */
const asked: Readonly<Record<string, readonly [status: number, lines: ReadonlyArray<string>]>> = {
  'a tunnel': [400, ['CONNECT a.example:443 HTTP/1.1', 'Host: a.example:443']],
  'a tunnel to an address': [400, [`CONNECT ${live}`, 'Host: a']],
  'HTTP/2 from the first octet': [400, ['PRI * HTTP/2.0', '', 'SM']],
  'TLS on a port that has none': [400, ['\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc']],
  'its own words back (ASVS 13.4.4)': [405, [`TRACE ${live}`, 'Host: a', 'Connection: close']],
  'WebSocket, which it does not get': [
    200,
    [
      `GET ${live}`,
      'Host: a',
      'Connection: Upgrade, close',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
    ],
  ],
  'HTTP/2 by upgrade, which it does not get': [
    200,
    [`GET ${live}`, 'Host: a', 'Connection: Upgrade, HTTP2-Settings, close', 'Upgrade: h2c', settings],
  ],
}

describe('a client that asks for', () => {
  const { raw, ask } = serving()

  for (const [name, [status, lines]] of Object.entries(asked))
    it(`${name} gets one answer, ${status}, and nothing else`, async () => {
      const answers = await raw(...lines, '', '')

      expect(answers.map((answer) => answer.status)).to.deep.equal([status])
      for (const answer of answers) {
        expect(answer.headers.has('upgrade')).to.equal(false)
        if (status >= 400) expectProblem(answer)
      }
    })

  it('any of it leaves the others served', async () => {
    expect((await ask('/health/live')).status).to.equal(200)
  })
})
