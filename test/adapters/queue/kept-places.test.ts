import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import sinon from 'sinon'
import { inMemoryPasswordHashing as passwordHashing } from '../../../src/adapters/in-memory/in-memory-password-hashing.ts'
import { queuedPasswords } from '../../../src/adapters/queue/queued-passwords.ts'
import { noMetrics as metrics } from '../../../src/adapters/system/no-metrics.ts'

const familiar = { isFamiliar: true }

/** Work that is never over. */
const forever = () => new Promise<E.Either<never, string>>(() => {})

describe('the places before passwords are hashed', () => {
  it('are taken by strangers, but for a quarter of the queue, which is for those who are familiar', async () => {
    const { admit, room } = queuedPasswords({ concurrency: 2, queue: 8 })({ passwordHashing, metrics })
    for (let n = 0; n < 8; n++) void admit(forever)()

    expect(room()()).to.have.nested.property('left._tag', 'Unavailable')
    expect(room(familiar)()).to.deep.equal(E.right(undefined))

    expect(await admit(forever)()).to.have.nested.property('left._tag', 'Unavailable')
    void admit(forever, familiar)()
    expect(await admit(async () => E.right('in'), familiar)()).to.deep.equal(E.right('in'))
    void admit(forever, familiar)()
    expect(room(familiar)()).to.have.nested.property('left._tag', 'Unavailable')
    expect(await admit(forever, familiar)()).to.have.nested.property('left._tag', 'Unavailable')
  })

  it('are taken by those who are familiar as by strangers, and the kept ones when those are gone', async () => {
    const { admit } = queuedPasswords({ concurrency: 2, queue: 8 })({ passwordHashing, metrics })
    for (let n = 0; n < 10; n++) void admit(forever, familiar)()

    expect(await admit(forever, familiar)()).to.have.nested.property('left._tag', 'Unavailable')
  })

  it('are told of before they are asked for, and each refusal is counted', async () => {
    const count = sinon.fake()
    const { room, admit } = queuedPasswords({ concurrency: 1, queue: 0 })({
      passwordHashing,
      metrics: { ...metrics, count },
    })
    expect(room()()).to.deep.equal(E.right(undefined))
    void admit(forever)()

    expect(room()()).to.have.nested.property('left._tag', 'Unavailable')
    expect(count.args).to.deep.equal([['password_queue_refusals', { reason: 'full' }]])
  })
})
