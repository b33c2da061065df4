import bcrypt from 'bcrypt'
import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { argon2PasswordHashing } from '../../../src/adapters/argon2/argon2-password-hashing.ts'
import type { PasswordHash } from '../../../src/domain/password.ts'
import { right } from '../../contracts/outcomes.ts'
import { anAttempt, aPassword } from '../../support/users.ts'
import { malformed } from './malformed.ts'

/** Microseconds of the processor, in whichever thread. */
const spent = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Not among the tests of a bare machine: this one measures, if only how two figures compare. */
describe('verifying where nothing can match', () => {
  const hashing = argon2PasswordHashing({ memoryCost: 65_536, timeCost: 2, parallelism: 1 }, [])

  const median = async (hash: O.Option<PasswordHash>) => {
    const works: number[] = []
    for (let n = 0; n < 5; n++) {
      const before = spent()
      await right(hashing.compare(anAttempt('wrong horse'), hash))
      works.push(spent() - before)
    }
    return works.sort((a, b) => a - b)[2] ?? 0
  }

  const cases = async () => ({
    'no hash': O.none,
    'a plain text': O.some('plain' as PasswordHash),
    'an unknown scheme': O.some((await bcrypt.hash('x', 4)) as PasswordHash),
    ...Object.fromEntries(malformed.slice(0, 4).map((hash) => [hash, O.some(hash)])),
  })

  it('does the work of a wrong password all the same (ASVS 6.3.8)', async () => {
    const wrong = await median(O.some(await right(hashing.hash(aPassword()))))
    const cheap: string[] = []
    for (const [what, hash] of Object.entries(await cases()))
      if ((await median(hash)) < wrong / 2) cheap.push(what)

    expect(cheap).to.deep.equal([])
  })
})
