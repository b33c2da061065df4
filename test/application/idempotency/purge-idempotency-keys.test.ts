import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { purgeIdempotencyKeys } from '../../../src/application/idempotency/purge-idempotency-keys.ts'
import { after as later } from '../../../src/domain/time.ts'
import { aOnce } from '../../support/once.ts'
import { day } from '../../support/sessions.ts'
import { aRegistration } from '../../support/users.ts'
import { now, rightOf, world } from '../world.ts'

describe('purging idempotency keys', () => {
  it('removes those that are free again, says how many, and leaves the rest', async () => {
    const ports = world()
    for (const hours of [0, 23, 24, 25, 48])
      await rightOf(ports.users.add(aRegistration(), aOnce({ at: later(now, (-hours * day) / 24) })))

    expect(await purgeIdempotencyKeys(ports)()).to.deep.equal(E.right(3))
    expect(ports.memory.idempotencyKeys).to.have.property('size', 2)
    expect(ports.memory.users).to.have.property('size', 5)
  })
})
