import { once } from 'node:events'
import { connect } from 'node:net'
import { expect } from 'chai'
import { listen } from '../../../src/adapters/http/server.ts'
import { type Answer, expectProblem, parseAnswers } from '../../support/answers.ts'
import { keptLog } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { slowClient, slownesses } from '../../support/slow-clients.ts'

/** Milliseconds. */
const brief = { headers: 200, request: 400, keepAlive: 300, answer: 200, interval: 20 }

describe('a client that keeps the server waiting', () => {
  const { lines, log } = keptLog()
  const { at, ask } = serving({ log, server: { limits: brief } })
  const heard = Object.entries(slownesses).filter(([, { isDeaf }]) => !isDeaf)

  for (const [name, slowness] of heard)
    it(`and ${name} is told so, where it has asked, and the connection closed`, async () => {
      const { closed } = await slowClient(at().port, slowness, 20)
      const last = parseAnswers(await closed).at(-1)

      expect(last?.status).to.equal(slowness.status)
      if (slowness.status === 408) expectProblem(last as Answer)
    })

  it('costs no line of the log where it has said nothing', async () => {
    const before = lines.length
    const { closed } = await slowClient(at().port, { first: '' }, 20)
    await closed

    expect(lines.length).to.equal(before)
  })

  it('does not keep others waiting, a hundred at a time', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 100 }, (_, nth) => {
        const [, slowness = { first: '' }] = heard[nth % heard.length] ?? []
        return slowClient(at().port, slowness, 20)
      }),
    )
    const allClosed = Promise.all(crowd.map(({ closed }) => closed)).then(() => true)

    const statuses: number[] = []
    do statuses.push((await ask('/health/live')).status)
    while (!(await Promise.race([allClosed, new Promise((resolve) => setTimeout(resolve, 20))])))
    expect(new Set(statuses)).to.deep.equal(new Set([200]))
  })

  it('and does not read its answer is left', async () => {
    const leaving = Promise.withResolvers<boolean>()
    const listening = await listen(
      (_request, response) => {
        response.once('close', () => leaving.resolve(response.writableFinished))
        response.end(Buffer.alloc(32 * 1_024 ** 2))
      },
      { host: '127.0.0.1', port: 0 },
      { limits: brief },
    )
    const socket = connect(listening.address.port, '127.0.0.1').on('error', () => {})
    await once(socket, 'connect')
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')

    expect(await leaving.promise).to.equal(false)
    socket.destroy()
    await listening.drain(0)
  })

  it('for longer than it may, by no fault of its own, is not left', async () => {
    const listening = await listen(
      (_request, response) => void setTimeout(() => response.end('late'), 3 * brief.request),
      { host: '127.0.0.1', port: 0 },
      { limits: brief },
    )
    const answer = await fetch(`http://127.0.0.1:${listening.address.port}`)

    expect(await answer.text()).to.equal('late')
    await listening.drain(0)
  })
})
