import { expect } from 'chai'
import { inMemoryEventLog } from '../../../src/adapters/in-memory/in-memory-event-log.ts'
import { inMemorySeals } from '../../../src/adapters/in-memory/in-memory-seals.ts'
import { memory } from '../../../src/adapters/in-memory/memory.ts'
import { eventSamples } from '../../contracts/incidents.ts'
import { right } from '../../contracts/outcomes.ts'
import { aSealer } from '../../support/seals.ts'

const [older, before, now] = [1, 2, 3].map((n) => Buffer.alloc(32, n)) as [Buffer, Buffer, Buffer]

/** A log that was served under one secret after another, each with the one before at hand. */
const aLogUnder = async (...secrets: ReadonlyArray<Buffer>) => {
  const shared = memory()
  const seals = inMemorySeals(shared)
  for (const [n, secret] of secrets.entries()) {
    const previous = secrets[n - 1]
    const sealer = aSealer(seals, previous ? [secret, previous] : [secret])
    await sealer.keepKeys()
    for (const incident of eventSamples(3)) await right(inMemoryEventLog(shared).append(incident))
    await sealer.sealAll()
  }
  return { shared, seals }
}

describe('verifying the log after the secret was changed (ASVS 13.3.4)', () => {
  it('finds it whole, though the previous secret is needed no more', async () => {
    const { seals } = await aLogUnder(older, before)

    expect(await aSealer(seals, [before]).verify()).to.deep.equal({ whole: 6, unsealed: 0, broken: null })
  })

  it('finds it whole after the secret was changed again', async () => {
    const { seals } = await aLogUnder(older, before, now)

    expect(await aSealer(seals, [now]).verify()).to.deep.equal({ whole: 9, unsealed: 0, broken: null })
  })

  it('finds it whole before the service has started with the new secret', async () => {
    const { seals } = await aLogUnder(older)

    expect((await aSealer(seals, [before, older]).verify()).broken).to.equal(null)
  })

  it('goes on with the key of the secret in force', async () => {
    const { shared } = await aLogUnder(older, before)
    const kids = shared.seals.map(({ kid }) => kid)

    expect(new Set(kids.slice(0, 3)).size).to.equal(1)
    expect(new Set(kids.slice(3)).size).to.equal(1)
    expect(kids[3]).not.to.equal(kids[0])
  })

  it('says that it is the key that is missing, where the secret is another', async () => {
    const { seals } = await aLogUnder(older, before)

    for (const secret of [now, older])
      expect((await aSealer(seals, [secret]).verify()).broken?.[0]).to.equal('unknown-key')
  })

  it('still sees what was changed under the secret before', async () => {
    const { shared, seals } = await aLogUnder(older, before)
    const [second] = shared.recorded.slice(1, 2)
    if (second) shared.recorded[1] = { ...second, occasion: { ...second.occasion, at: new Date(0) } }

    expect(await aSealer(seals, [before]).verify()).to.deep.equal({
      whole: 1,
      unsealed: 0,
      broken: ['changed', 2, 2],
    })
  })

  it('does not let who knows the secret before alone rewrite what was sealed under it', async () => {
    const { shared, seals } = await aLogUnder(older, before)
    const afterwards = shared.seals.slice(3)
    shared.seals.length = 0
    const [second] = shared.recorded.slice(1, 2)
    if (second) shared.recorded[1] = { ...second, occasion: { ...second.occasion, at: new Date(0) } }
    await aSealer(seals, [older]).seal()
    shared.seals.splice(3, 3, ...afterwards)

    expect((await aSealer(seals, [before]).verify()).broken).to.deep.equal(['changed', 4, 4])
  })

  it('keeps each key once, and as the vault has sealed it', async () => {
    const { shared } = await aLogUnder(older, before, now)

    expect(shared.sealKeys).to.have.property('size', 3)
    for (const sealed of shared.sealKeys.values()) expect(sealed).to.match(/^[\w-]{90,110}$/)
  })
})
