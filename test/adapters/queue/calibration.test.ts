import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Passwords } from '../../../src/application/ports/passwords.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { fakeTimers } from '../../support/timers.ts'
import { anAttempt } from '../../support/users.ts'
import { aHash, outage, queueing, usual, watched } from './hashings.ts'

describe('a refusal of a password', () => {
  let time = {} as ReturnType<typeof fakeTimers>
  beforeEach(() => {
    time = fakeTimers()
  })
  afterEach(() => time.restore())

  const calibrated = async (...samples: ReadonlyArray<PasswordHash>) => {
    const queue = queueing({ concurrency: 1, queue: 9 })
    const calibrating = queue.passwords.calibrate(samples)()
    await time.pass(100_000)
    return { ...queue, outcome: await calibrating }
  }

  /** Milliseconds from the beginning of a comparison until its refusal may be told. */
  const refusableAfter = async ({ verify }: Passwords, hash: O.Option<PasswordHash>) => {
    const began = performance.now()
    const compared = verify(anAttempt(), hash)()
    let at: number | undefined
    compared
      .then((verdict) => (E.isRight(verdict) ? verdict.right.refusable() : undefined))
      .then(() => {
        at = performance.now() - began
      })
    for (let passed = 0; at === undefined && passed < 10_000; passed += 1) await time.pass(1)
    return at
  }

  it('may be told after a second, before it is known how slow the hashes are', async () => {
    const { passwords } = queueing({ concurrency: 1, queue: 9 })

    expect(await refusableAfter(passwords, O.none)).to.equal(1_000)
  })

  it('may be told after as long whether the hash is slow, fast or none', async () => {
    const { passwords } = await calibrated(aHash(30), aHash(250), aHash(60))

    for (const hash of [O.none, ...[30, 250, 60].map((cost) => O.some(aHash(cost)))])
      expect(await refusableAfter(passwords, hash)).to.equal(1_500)
  })

  it('goes by the slowest kind, and by its fastest comparison: others tell how busy the machine is', async () => {
    const { passwords } = await calibrated(aHash(50), aHash(9_000, 75))

    expect(await refusableAfter(passwords, O.none)).to.equal(450)
  })

  it('goes by a hash in force where that is the slowest, or nobody has any', async () => {
    for (const samples of [[], [aHash(1)]])
      expect(await refusableAfter((await calibrated(...samples)).passwords, O.none)).to.equal(6 * usual)
  })

  it('begins with the comparison, not with the waiting for it', async () => {
    const { passwords } = await calibrated(aHash(50))
    const first = passwords.verify(anAttempt(), O.some(aHash(199)))()
    const second = passwords.verify(anAttempt(), O.some(aHash(50)))()
    await time.pass(199 + 50)
    const [, verdict] = [await first, await second]
    const told = watched(E.isRight(verdict) ? verdict.right.refusable() : Promise.resolve())
    await time.pass(249)

    expect(told()).to.equal(false)
    await time.pass(1)
    expect(told()).to.equal(true)
  })

  it('learns one after the other, each in its turn', async () => {
    const { begun, recorded, outcome } = await calibrated(aHash(5), aHash(6))

    expect(outcome).to.deep.equal(E.right(undefined))
    expect([...new Set(begun)]).to.deep.equal(['nothing', aHash(5), aHash(6)])
    expect(recorded.filter((one) => JSON.stringify(one).includes('queue_wait'))).to.have.length(begun.length)
  })

  it('keeps its pace where it cannot be learnt', async () => {
    const { passwords, outcome } = await calibrated(aHash(400), aHash(1, 1, 'broken'))

    expect(outcome).to.deep.equal(E.left(outage))
    expect(await refusableAfter(passwords, O.none)).to.equal(1_000)
  })
})
