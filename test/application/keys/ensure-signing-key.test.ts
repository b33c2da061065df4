import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { ensureSigningKey } from '../../../src/application/keys/ensure-signing-key.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { now, rightOf, world } from '../world.ts'

describe('ensuring a signing key', () => {
  it('makes the first one', async () => {
    const ports = world()

    expect(await ensureSigningKey(ports)()).to.deep.equal(E.right(undefined))
    expect(ports.memory.signingKeys.map(({ createdAt }) => createdAt)).to.deep.equal([now])
  })

  it('makes no other the second time', async () => {
    const ports = world()
    await rightOf(ensureSigningKey(ports))
    const [first] = ports.memory.signingKeys
    const generate = sinon.spy(ports.keyPairs, 'generate')

    expect(await ensureSigningKey(ports)()).to.deep.equal(E.right(undefined))
    expect(ports.memory.signingKeys).to.deep.equal([first])
    sinon.assert.notCalled(generate)
  })

  it('leaves one, when several start at once', async () => {
    const ports = world()
    const starts = await Promise.all(Array.from({ length: 5 }, () => ensureSigningKey(ports)()))

    expect(starts).to.deep.equal(Array.from({ length: 5 }, () => E.right(undefined)))
    expect(ports.memory.signingKeys).to.have.length(1)
  })

  it('makes none when it cannot know whether there is one', async () => {
    const ports = world()
    const outage = unavailable('signing-keys')('gone away')
    const generate = sinon.spy(ports.keyPairs, 'generate')
    const signingKeys = { ...ports.signingKeys, all: TE.left(outage) }

    expect(await ensureSigningKey({ ...ports, signingKeys })()).to.deep.equal(E.left(outage))
    sinon.assert.notCalled(generate)
  })
})
