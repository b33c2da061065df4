import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { inMemoryPasswordHashing as passwordHashing } from '../../../src/adapters/in-memory/in-memory-password-hashing.ts'
import { queuedPasswords } from '../../../src/adapters/queue/queued-passwords.ts'
import { noMetrics as metrics } from '../../../src/adapters/system/no-metrics.ts'

/** Work that is never over. */
const forever = () => new Promise<E.Either<never, string>>(() => {})

describe('the places before passwords are hashed', () => {
  it('are taken by strangers, but for a quarter of the queue, which is for those who are known', async () => {
    const { admit } = queuedPasswords({ concurrency: 2, queue: 8 })({ passwordHashing, metrics })
    for (let n = 0; n < 8; n++) void admit(forever)()

    expect(await admit(forever)()).to.have.nested.property('left._tag', 'Unavailable')
    void admit(forever, true)()
    expect(await admit(async () => E.right('in'), true)()).to.deep.equal(E.right('in'))
    void admit(forever, true)()
    expect(await admit(forever, true)()).to.have.nested.property('left._tag', 'Unavailable')
  })
})
