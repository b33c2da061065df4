import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect } from 'chai'
import { type Answer, expectProblem, expectSafeHeaders } from '../../support/answers.ts'
import { stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { canary, expectNoEcho } from './bodies.ts'
import { body, json, length, malformed, post } from './malformed-requests.ts'

describe('a request', () => {
  const { raw, ask, at } = serving()

  /** Exactly one answer, after which the connection is closed: what came behind it was not read as a request. */
  const expectRefusal = async (status: number, lines: ReadonlyArray<string>): Promise<Answer> => {
    const before = stored(at().application)
    const answers = await raw(...lines)
    const [answer] = answers

    if (!answer) throw new Error('closed without an answer')
    expect(answers.map((one) => one.status)).to.deep.equal([status])
    expectProblem(answer)
    expectNoEcho(answer)
    expect(answer.headers.get('connection')).to.equal('close')
    expect(stored(at().application)).to.deep.equal(before)
    return answer
  }

  for (const [name, lines] of Object.entries(malformed))
    it(`${name} is refused with 400, and the connection closed (ASVS 4.2.1)`, async () => {
      await expectRefusal(400, lines)
    })

  it('with more than 16 kB of headers is refused with 431', async () => {
    await expectRefusal(431, ['GET / HTTP/1.1', 'Host: a', `X-A: ${canary.repeat(1_700)}`, '', ''])
    await expectRefusal(431, [`GET /${canary.repeat(1_700)} HTTP/1.1`, 'Host: a', '', ''])
  })

  it('that asks for headers alone with more than 16 kB of them gets no body with the 431', async () => {
    const socket = connect({ port: at().port, host: '127.0.0.1' })
    socket.write(`HEAD / HTTP/1.1\r\nHost: a\r\nX-A: ${canary.repeat(1_700)}\r\n\r\n`)

    expect(await text(socket)).to.match(/^HTTP\/1\.1 431 [\s\S]*\r\n\r\n$/)
  })

  it('with more than a hundred headers is refused with 431', async () => {
    const headers = (count: number) => Array.from({ length: count }, (_, nth) => `X-${nth}: ${canary}`)
    const live = ['GET /health/live HTTP/1.1', 'Host: a', 'Connection: close']
    const [good] = await raw(...live, ...headers(98), '', '')

    expect(good?.status).to.equal(200)
    await expectRefusal(431, [...live, ...headers(99), '', ''])
    await expectRefusal(431, [...live, ...headers(1_000).map((line) => line.slice(0, 6)), '', ''])
  })

  it('with an expectation that is not met is refused with 417', async () => {
    const [answer] = await raw(
      post,
      'Host: a',
      json,
      length,
      `Expect: ${canary}`,
      'Connection: close',
      '',
      body,
    )

    expect(answer?.status).to.equal(417)
    expectProblem(answer as Answer)
  })

  it('that expects 100-continue goes on', async () => {
    const [first, second] = await raw(
      post,
      'Host: a',
      json,
      'Content-Length: 2',
      'Expect: 100-continue',
      'Connection: close',
      '',
      '{}',
    )

    expect([first?.status, second?.status]).to.deep.equal([100, 400])
  })

  it('that is malformed is answered with the headers of every answer, its id included', async () => {
    const [answer] = await raw('GET / HTTP/9.9', 'Host: a', '', '')

    expectSafeHeaders(answer as Answer)
    expect(answer?.json['instance']).to.equal(answer?.headers.get('x-request-id'))
  })

  it('of HTTP/1.0 is answered', async () => {
    const [answer] = await raw('GET /health/live HTTP/1.0', '', '')

    expect(answer?.status).to.equal(200)
  })

  it('behind another on one connection is answered after it, and neither is mixed up', async () => {
    const get = (path: string, id: string) => [`GET ${path} HTTP/1.1`, 'Host: a', `X-Request-Id: ${id}`]
    const answers = await raw(
      ...get('/health/live', 'one'),
      '',
      ...get('/nowhere', 'two'),
      'Connection: close',
      '',
      '',
    )

    expect(answers.map(({ status, headers }) => [status, headers.get('x-request-id')])).to.deep.equal([
      [200, 'one'],
      [404, 'two'],
    ])
  })

  it('after all that is answered as ever', async () => {
    expect((await ask('/health/live')).status).to.equal(200)
  })
})
