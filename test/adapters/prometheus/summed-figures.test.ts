import { expect } from 'chai'
import { prometheusMetrics } from '../../../src/adapters/prometheus/prometheus-metrics.ts'
import { type Figures, summedFigures } from '../../../src/adapters/prometheus/summed-figures.ts'
import { figureOf } from '../../support/expositions.ts'

/** As they arrive from another process. */
const figuresOf = async (given: { shed?: number; waits?: ReadonlyArray<number>; length?: number }) => {
  const { metrics, figures } = prometheusMetrics()
  for (let n = 0; n < (given.shed ?? 0); n++) metrics.count('requests_shed', {})
  for (const seconds of given.waits ?? []) metrics.observe('password_queue_wait', seconds, {})
  metrics.level('password_queue_length', () => given.length ?? 0)
  return JSON.parse(JSON.stringify(await figures())) as Figures
}

const shed = 'prescribeme_requests_shed_total'
const wait = 'prescribeme_password_queue_wait_seconds'

describe('the figures of several processes', () => {
  it('are added up: counts, times and levels', async () => {
    const present = [
      await figuresOf({ shed: 2, waits: [0.004, 3], length: 5 }),
      await figuresOf({ shed: 3, waits: [0.3], length: 7 }),
    ]
    const read = await summedFigures().text(present)()

    expect(figureOf(read, shed)).to.equal(5)
    expect(figureOf(read, 'prescribeme_password_queue_length')).to.equal(12)
    expect(figureOf(read, `${wait}_count`)).to.equal(3)
    expect(figureOf(read, `${wait}_sum`)).to.be.closeTo(3.304, 1e-9)
    expect(['0.005', '0.5', '+Inf'].map((le) => figureOf(read, `${wait}_bucket`, { le }))).to.deep.equal([
      1, 2, 3,
    ])
    expect(figureOf(read, 'process_resident_memory_bytes')).to.be.above(0)
    expect(read).to.include(`# TYPE ${wait} histogram\n`).and.include(`# HELP ${shed} `)
  })

  it('never fall because one has ended: what it had counted is counted on, what it was at is not', async () => {
    const { keep, text } = summedFigures()
    for (const times of [2, 3]) keep(await figuresOf({ shed: times, waits: [times], length: 4 }))
    const read = await text([await figuresOf({ shed: 1, waits: [1], length: 1 })])()

    expect(figureOf(read, shed)).to.equal(6)
    expect(figureOf(read, `${wait}_count`)).to.equal(3)
    expect(figureOf(read, 'prescribeme_password_queue_length')).to.equal(1)
  })

  it('can be read while there is nobody', async () => {
    const { keep, text } = summedFigures()
    keep([])

    expect(await text([])()).to.equal('\n')
    keep(await figuresOf({ shed: 2 }))
    expect(figureOf(await text([])(), shed)).to.equal(2)
  })

  it('say which format they are in', () => {
    expect(summedFigures().contentType).to.equal(prometheusMetrics().contentType)
  })
})
