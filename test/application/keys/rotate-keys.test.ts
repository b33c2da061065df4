import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { nodeCryptoVault } from '../../../src/adapters/node-crypto/node-crypto-vault.ts'
import { authenticate } from '../../../src/application/auth/authenticate.ts'
import { rotateKeys } from '../../../src/application/keys/rotate-keys.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { Client } from '../../../src/domain/occasion.ts'
import { after as later } from '../../../src/domain/time.ts'
import { aSession, day } from '../../support/sessions.ts'
import { worldOfSignedIn } from '../signed-in.ts'
import { keyPolicy, now, rightOf, world } from '../world.ts'

const regularly = { evenIfNotDue: false }
const atOnce = { evenIfNotDue: true }

describe('rotating the keys', () => {
  it('publishes the very first, which signs at once, and records that (ASVS 16.3.3)', async () => {
    const ports = world()
    const [first, ...others] = await rightOf(rotateKeys(ports)(regularly))

    expect(others).to.deep.equal([])
    expect(first?.signsFrom).to.deep.equal(now)
    expect(ports.memory.signingKeys).to.deep.equal([first])
    expect(ports.memory.recorded).to.deep.equal([
      {
        position: 1,
        event: { type: 'signing-key.published', kid: first?.kid },
        subject: O.none,
        occasion: { at: now, actor: O.none, client: Client.unknown },
      },
    ])
  })

  it('makes no other until that is due for one', async () => {
    const ports = world()
    const first = await rightOf(rotateKeys(ports)(regularly))
    const generate = sinon.spy(ports.keyPairs, 'generate')
    ports.clock.move(90 * day - 1)

    expect(await rotateKeys(ports)(regularly)()).to.deep.equal(E.right(first))
    sinon.assert.notCalled(generate)
    expect(ports.memory.recorded).to.have.length(1)
  })

  it('publishes a successor after ninety days, a notice before it signs', async () => {
    const ports = world()
    const [first] = await rightOf(rotateKeys(ports)(regularly))
    ports.clock.move(90 * day)
    const [kept, successor, ...others] = await rightOf(rotateKeys(ports)(regularly))

    expect([kept, others]).to.deep.equal([first, []])
    expect(successor?.signsFrom).to.deep.equal(later(now, 90 * day + keyPolicy.notice))
    expect(successor?.kid).to.not.equal(first?.kid)
  })

  it('publishes a successor that is asked for', async () => {
    const ports = world()
    await rightOf(rotateKeys(ports)(regularly))

    expect(await rightOf(rotateKeys(ports)(atOnce))).to.have.length(2)
    expect(await rightOf(rotateKeys(ports)(regularly))).to.have.length(2)
  })

  it('leaves one, when several start at once', async () => {
    const ports = world()
    const starts = await Promise.all(Array.from({ length: 5 }, () => rotateKeys(ports)(regularly)()))

    expect(ports.memory.signingKeys).to.have.length(1)
    expect(starts).to.deep.equal(Array.from({ length: 5 }, () => E.right(ports.memory.signingKeys)))
  })

  it('makes none when it cannot know whether there is one', async () => {
    const ports = world()
    const outage = unavailable('signing-keys')('gone away')
    const generate = sinon.spy(ports.keyPairs, 'generate')
    const signingKeys = { ...ports.signingKeys, add: () => TE.left(outage) }

    expect(await rotateKeys({ ...ports, signingKeys })(atOnce)()).to.deep.equal(E.left(outage))
    sinon.assert.notCalled(generate)
  })

  it('refuses to add a key that those who serve could not open', async () => {
    const ports = world()
    const before = await rightOf(rotateKeys(ports)(atOnce))
    const vault = nodeCryptoVault([Buffer.from('a secret that nobody here serves with')])

    expect(await rotateKeys({ ...ports, vault })(atOnce)()).to.deep.equal(E.left({ _tag: 'Unopenable' }))
    expect(ports.memory.signingKeys).to.deep.equal(before)
  })

  it('costs nobody a token, neither those of before nor those that follow', async () => {
    const ports = await worldOfSignedIn()
    const session = aSession({ ...ports.session, endsAt: later(now, 90 * day) })
    const issued = [ports.accessToken.token]
    await rightOf(rotateKeys(ports)(atOnce))

    for (let minute = 0; minute < 29; minute += 1) {
      ports.clock.move(60)
      issued.push((await rightOf(ports.accessTokens.issue(session))).token)
      for (const token of issued) expect((await authenticate(ports)(token)())._tag).to.equal('Right')
    }
    const headers = issued.map((token) => token.split('.')[0])
    expect(new Set(headers), 'both keys have signed').to.have.property('size', 2)
  })
})
