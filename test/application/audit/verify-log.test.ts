import { expect } from 'chai'
import { inMemoryEventLog } from '../../../src/adapters/in-memory/in-memory-event-log.ts'
import { inMemorySeals } from '../../../src/adapters/in-memory/in-memory-seals.ts'
import { memory } from '../../../src/adapters/in-memory/memory.ts'
import { eventSamples } from '../../contracts/incidents.ts'
import { right } from '../../contracts/outcomes.ts'
import { aSealer } from '../../support/seals.ts'

const aLog = async (length: number) => {
  const shared = memory()
  for (const incident of eventSamples(length)) await right(inMemoryEventLog(shared).append(incident))
  return { shared, sealer: aSealer(inMemorySeals(shared)) }
}

describe('sealing and verifying the log', () => {
  it('finds an empty one whole', async () => {
    const { sealer } = await aLog(0)

    expect(await sealer.seal()).to.equal(false)
    expect(await sealer.verify()).to.deep.equal({ whole: 0, unsealed: 0, broken: null })
  })

  it('takes all for new before anything is sealed', async () => {
    const { sealer } = await aLog(3)

    expect(await sealer.verify()).to.deep.equal({ whole: 0, unsealed: 3, broken: null })
  })

  it('says after each batch whether there is likely to be more', async () => {
    const { sealer } = await aLog(2_500)

    expect([await sealer.seal(), await sealer.seal(), await sealer.seal()]).to.deep.equal([true, true, false])
    expect(await sealer.verify()).to.deep.equal({ whole: 2_500, unsealed: 0, broken: null })
  })

  for (const length of [1_999, 2_000, 2_001, 4_000, 4_001])
    it(`reads ${length} events page by page, and none of them twice`, async () => {
      const { sealer } = await aLog(length)
      await sealer.sealAll()

      expect(await sealer.verify()).to.deep.equal({ whole: length, unsealed: 0, broken: null })
    })

  for (const n of [1, 2_000, 2_001, 4_000])
    it(`tells a changed seal from a changed event wherever a page ends: ${n}`, async () => {
      const { shared, sealer } = await aLog(4_001)
      await sealer.sealAll()
      const seal = shared.seals[n - 1]
      if (seal) shared.seals[n - 1] = { ...seal, mac: 'x' }

      expect((await sealer.verify()).broken).to.deep.equal(['seal-changed', n, n])
      if (seal) shared.seals[n - 1] = seal
      const event = shared.recorded[n - 1]
      if (event) shared.recorded[n - 1] = { ...event, occasion: { ...event.occasion, at: new Date(0) } }
      expect((await sealer.verify()).broken).to.deep.equal(['changed', n, n])
    })

  it('needs a head that is the log’s own', async () => {
    const { sealer } = await aLog(5)
    await sealer.sealAll()
    const head = await sealer.head()

    expect((await sealer.verify(head)).broken).to.equal(null)
    expect((await sealer.verify({ sequence: 3, mac: head?.mac ?? '' })).broken).to.deep.equal([
      'cut-off',
      3,
      3,
    ])
    expect((await sealer.verify({ sequence: 6, mac: head?.mac ?? '' })).broken).to.deep.equal([
      'cut-off',
      6,
      null,
    ])
  })
})
