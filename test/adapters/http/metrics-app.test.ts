import { expect } from 'chai'
import type { Container } from 'inversify'
import { prometheus } from '../../../src/infrastructure/modules/prometheus.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { keptLog } from '../../support/applications.ts'
import { figureOf } from '../../support/expositions.ts'
import { serving } from '../../support/http.ts'

const withMetrics = (application: Container) => application.load(prometheus)

describe('the port for metrics', () => {
  const { lines, log } = keptLog()
  const { at, ask, raw } = serving({ log, change: withMetrics }, Tokens.metricsApp)

  it('answers the figures at /metrics as Prometheus reads them', async () => {
    at().application.get(Tokens.metrics).count('requests_shed', {})
    const { status, headers, text } = await ask('/metrics', { headers: { accept: 'text/plain' } })

    expect(status).to.equal(200)
    expect(headers.get('content-type')).to.equal('text/plain; version=0.0.4; charset=utf-8')
    expect(figureOf(text, 'prescribeme_requests_shed_total')).to.equal(1)
  })

  it('shows the queue of passwords', async () => {
    at().application.get(Tokens.passwords)

    expect(figureOf((await ask('/metrics')).text, 'prescribeme_password_queue_length')).to.equal(0)
  })

  it('answers HEAD without the figures', async () => {
    const { status, text } = await ask('/metrics', { method: 'HEAD' })

    expect([status, text]).to.deep.equal([200, ''])
  })

  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'])
    it(`lets nobody ${method} them`, async () => {
      const { status, headers } = await ask('/metrics', { method })

      expect([status, headers.get('allow')]).to.deep.equal([405, 'GET, HEAD'])
    })

  it('has nothing else', async () => {
    for (const path of ['/', '/health', '/metrics/x', '/api/v1/users/me', '/openapi.json'])
      expect((await ask(path)).status, path).to.equal(404)
  })

  it('refuses what is no proper request', async () => {
    const [answer] = await raw('GET /metrics HTTP/1.1', 'Connection: close', '', '')

    expect(answer?.status).to.equal(400)
  })

  it('is neither logged nor counted among the requests', async () => {
    const { text } = await ask('/metrics')

    expect(lines).to.deep.equal([])
    expect(text).not.to.include('http_server_request_duration_seconds_count{')
  })
})

describe('the port for metrics that cannot be read', () => {
  const { lines, log } = keptLog()
  const { ask } = serving(
    {
      log,
      change: (application) => {
        withMetrics(application)
        const text = () => Promise.reject(new Error('canary'))
        application.rebind(Tokens.exposition).toConstantValue({ contentType: 'text/plain', text })
      },
    },
    Tokens.metricsApp,
  )

  it('answers 500, and the log says why without quoting', async () => {
    const { status, text } = await ask('/metrics')

    expect(status).to.equal(500)
    expect(lines).to.have.length(1)
    expect(text + lines.join()).not.to.include('canary')
  })
})
