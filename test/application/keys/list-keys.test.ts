import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { listKeys } from '../../../src/application/keys/list-keys.ts'
import { rotateKeys } from '../../../src/application/keys/rotate-keys.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { keyPolicy, lifetime, rightOf, world } from '../world.ts'

const worldOfTwoKeys = async () => {
  const ports = world()
  await rightOf(rotateKeys(ports)({ evenIfNotDue: false }))
  const [first, second] = await rightOf(rotateKeys(ports)({ evenIfNotDue: true }))
  return { ...ports, first, second }
}

describe('listing the keys', () => {
  it('names those in use and the one that will sign next, newest first', async () => {
    const { first, second, ...ports } = await worldOfTwoKeys()

    expect(await listKeys(ports)()).to.deep.equal(E.right([second, first]))
  })

  it('names the one before until the last token of its has expired, and no longer', async () => {
    const { first, second, ...ports } = await worldOfTwoKeys()
    ports.clock.move(keyPolicy.notice + lifetime + keyPolicy.notice - 1)
    expect(await listKeys(ports)()).to.deep.equal(E.right([second, first]))

    ports.clock.move(1)
    expect(await listKeys(ports)()).to.deep.equal(E.right([second]))
  })

  it('names none where there is none', async () => {
    expect(await listKeys(world())()).to.deep.equal(E.right([]))
  })

  it('says so when they cannot be read', async () => {
    const outage = unavailable('signing-keys')('gone away')
    const ports = world()
    const signingKeys = { ...ports.signingKeys, all: TE.left(outage) }

    expect(await listKeys({ ...ports, signingKeys })()).to.deep.equal(E.left(outage))
  })
})
