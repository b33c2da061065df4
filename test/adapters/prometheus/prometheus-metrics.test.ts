import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { prometheusMetrics } from '../../../src/adapters/prometheus/prometheus-metrics.ts'
import type { Counts, Durations, Levels } from '../../../src/application/ports/metrics.ts'
import { run } from '../../support/children.ts'
import { figureOf, seriesOf } from '../../support/expositions.ts'
import { root } from '../../support/processes.ts'

/** One of each that there is: what the catalogue gains is missing here until it is added. */
const counts: { readonly [K in keyof Counts]: Counts[K] } = {
  quota_refusals: { quota: 'login' },
  quota_fallbacks: {},
  password_queue_refusals: { reason: 'full' },
  requests_shed: {},
  connections_evicted: {},
}
const durations: { readonly [K in keyof Durations]: Durations[K] } = {
  password_queue_wait: {},
  password_work: { task: 'hash' },
  http_server_request_duration: {
    http_request_method: 'GET',
    http_route: '/health',
    http_response_status_code: 200,
  },
}
const levels: Readonly<Record<Levels, string>> = {
  password_queue_length: 'prescribeme_password_queue_length',
  password_queue_running: 'prescribeme_password_queue_running',
}

/** OpenTelemetry's own names are not ours to change. */
const exported = (name: string) => (name.startsWith('http_') ? name : `prescribeme_${name}`)
const texts = (labels: object) =>
  Object.fromEntries(Object.entries(labels).map(([name, value]) => [name, String(value)]))

describe('metrics for Prometheus', () => {
  for (const name of Object.keys(counts) as ReadonlyArray<keyof Counts>)
    it(`count ${name}`, async () => {
      const { metrics, text } = prometheusMetrics()
      metrics.count(name, counts[name])
      metrics.count(name, counts[name])
      const read = await text()

      expect(read).to.match(new RegExp(`^# HELP prescribeme_${name}_total [A-Z].+\\.$`, 'm'))
      expect(read).to.include(`# TYPE prescribeme_${name}_total counter\n`)
      expect(figureOf(read, `prescribeme_${name}_total`, texts(counts[name]))).to.equal(2)
    })

  for (const name of Object.keys(durations) as ReadonlyArray<keyof Durations>)
    it(`time ${name}, in seconds`, async () => {
      const { metrics, text } = prometheusMetrics()
      for (const seconds of [0.004, 0.3, 60]) metrics.observe(name, seconds, durations[name])
      const [read, series] = [await text(), `${exported(name)}_seconds`]
      const labels = texts(durations[name])
      const upTo = (le: string) => figureOf(read, `${series}_bucket`, { ...labels, le })

      expect(read).to.match(new RegExp(`^# HELP ${series} [A-Z].+\\.$`, 'm'))
      expect(read).to.include(`# TYPE ${series} histogram\n`)
      expect(figureOf(read, `${series}_count`, labels)).to.equal(3)
      expect(figureOf(read, `${series}_sum`, labels)).to.be.closeTo(60.304, 1e-9)
      expect(['0.005', '0.5', '10', '+Inf'].map(upTo)).to.deep.equal([1, 2, 2, 3])
    })

  for (const [name, series] of Object.entries(levels))
    it(`read ${name} off whenever they are asked for`, async () => {
      const { metrics, text } = prometheusMetrics()
      let level = 3
      metrics.level(name as Levels, () => level)

      expect(await text()).to.include(`# TYPE ${series} gauge\n${series} 3\n`)
      level = 0
      expect(figureOf(await text(), series)).to.equal(0)
    })

  it('begin at nothing where it is known what may come', async () => {
    const read = await prometheusMetrics().text()

    for (const name of ['quota_fallbacks', 'requests_shed', 'connections_evicted'])
      expect(figureOf(read, `prescribeme_${name}_total`), name).to.equal(0)
    for (const reason of ['full', 'abandoned'])
      expect(figureOf(read, 'prescribeme_password_queue_refusals_total', { reason })).to.equal(0)
    for (const task of ['hash', 'compare'])
      expect(figureOf(read, 'prescribeme_password_work_seconds_count', { task })).to.equal(0)
    expect(seriesOf(read).some(({ labels }) => 'http_route' in labels || 'quota' in labels)).to.equal(false)
  })

  it('tell of the process too: its loop, its memory and its collector', async () => {
    const read = await prometheusMetrics().text()

    for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes'])
      expect(figureOf(read, name), name).to.be.above(0)
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'nodejs_heap_size_used_bytes'])
      expect(figureOf(read, name), name).to.be.a('number')
    expect(read).to.include('# TYPE nodejs_gc_duration_seconds histogram\n')
  })

  it('are explained in SETUP.md, every one of ours', async () => {
    const setup = readFileSync(join(root, 'SETUP.md'), 'utf8')
    const read = await prometheusMetrics().text()
    const names = [...read.matchAll(/^# TYPE ((?:prescribeme|http)_\w+)/gm)].map(([, name = '']) => name)

    expect(names).to.have.length.above(9)
    for (const name of names) expect(setup).to.match(new RegExp(`\\| .*\\b${name}\\b.* \\|`))
  })

  it('share nothing with others', async () => {
    const [one, other] = [prometheusMetrics(), prometheusMetrics()]
    one.metrics.count('requests_shed', {})

    expect(figureOf(await other.text(), 'prescribeme_requests_shed_total')).to.equal(0)
  })

  it('say which format they are in', () => {
    expect(prometheusMetrics().contentType).to.equal('text/plain; version=0.0.4; charset=utf-8')
  })

  it('keep no process from ending', async () => {
    const script = `import { prometheusMetrics } from './src/adapters/prometheus/prometheus-metrics.ts'
      await prometheusMetrics().text()`
    const { exited } = run(process.execPath, ['--input-type=module', '--eval', script], { cwd: root })

    expect(await exited).to.include({ code: 0, stderr: '' })
  })
})
