import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { nodeCryptoVault } from '../../../src/adapters/node-crypto/node-crypto-vault.ts'
import { resealKeys } from '../../../src/application/keys/reseal-keys.ts'
import { rotateKeys } from '../../../src/application/keys/rotate-keys.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { rightOf, secrets, world } from '../world.ts'

const next = Buffer.from('a new secret of thirty-two octets and more')
const alone = nodeCryptoVault([next])
const changing = nodeCryptoVault([next, ...secrets])

const worldOfTwoKeys = async () => {
  const ports = world()
  await rightOf(rotateKeys(ports)({ evenIfNotDue: false }))
  await rightOf(rotateKeys(ports)({ evenIfNotDue: true }))
  const sealed = () => ports.memory.signingKeys.map(({ sealedPrivateKey }) => sealedPrivateKey)
  return { ...ports, sealed, before: sealed() }
}

describe('resealing the keys', () => {
  it('lets the new secret open them alone, to what they were (ASVS 11.2.2)', async () => {
    const ports = await worldOfTwoKeys()
    const [keys, clear] = [[...ports.memory.signingKeys], ports.before.map(ports.vault.open)]
    expect(ports.before.map(alone.open).some(E.isRight)).to.equal(false)

    expect(await resealKeys({ ...ports, vault: changing })()).to.deep.equal(E.right(undefined))
    expect(ports.sealed().map(alone.open)).to.deep.equal(clear)
    expect(clear.every(E.isRight)).to.equal(true)
    expect(ports.sealed().map(ports.vault.open).some(E.isRight)).to.equal(false)
    expect(ports.memory.signingKeys.map((key) => ({ ...key, sealedPrivateKey: '' }))).to.deep.equal(
      keys.map((key) => ({ ...key, sealedPrivateKey: '' })),
    )
  })

  it('writes nothing the second time, nor where no secret was changed', async () => {
    const ports = await worldOfTwoKeys()
    await rightOf(resealKeys({ ...ports, vault: changing }))
    const reseal = sinon.spy(ports.signingKeys, 'reseal')
    await rightOf(resealKeys({ ...ports, vault: changing }))
    await rightOf(resealKeys({ ...ports, vault: alone }))
    await rightOf(resealKeys(await worldOfTwoKeys()))

    sinon.assert.notCalled(reseal)
  })

  it('leaves alone what no secret at hand opens', async () => {
    const ports = await worldOfTwoKeys()

    expect(await resealKeys({ ...ports, vault: alone })()).to.deep.equal(E.right(undefined))
    expect(ports.sealed()).to.deep.equal(ports.before)
  })

  for (const what of ['read', 'stored'] as const)
    it(`says so when they cannot be ${what}`, async () => {
      const outage = unavailable('signing-keys')('gone away')
      const ports = await worldOfTwoKeys()
      const away = what === 'read' ? { all: TE.left(outage) } : { reseal: () => TE.left(outage) }
      const signingKeys = { ...ports.signingKeys, ...away }

      expect(await resealKeys({ ...ports, vault: changing, signingKeys })()).to.deep.equal(E.left(outage))
      expect(ports.sealed()).to.deep.equal(ports.before)
    })
})
