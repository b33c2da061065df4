import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { fakeTimers } from '../../support/timers.ts'
import { anAttempt, aPassword } from '../../support/users.ts'
import { aHash, outage, queueing, usual } from './hashings.ts'

const full = E.left({ _tag: 'Unavailable', port: 'passwords', cause: undefined })
const refusal = (reason: string) => ['password_queue_refusals', { reason }]
const waited = (seconds: number) => ['password_queue_wait', seconds, {}]
const worked = (seconds: number, task: string) => ['password_work', seconds, { task }]

const attempt = anAttempt()

describe('passwords in a queue, which come to nothing,', () => {
  let time = {} as ReturnType<typeof fakeTimers>
  beforeEach(() => {
    time = fakeTimers()
  })
  afterEach(() => time.restore())

  it('never compare nor hash for who gives up while waiting', async () => {
    const { passwords, begun, recorded } = queueing({ concurrency: 1, queue: 2 })
    const gone = new AbortController()
    const first = passwords.verify(attempt, O.none)()
    const left = [
      passwords.verify(attempt, O.some(aHash(1)), { signal: gone.signal }),
      passwords.hash(aPassword(), { signal: gone.signal }),
    ]
    const leaving = left.map((task: () => Promise<unknown>) => task())
    gone.abort()

    expect(await Promise.all(leaving)).to.deep.equal([full, full])
    await time.pass(usual)
    await first
    expect(begun).to.deep.equal(['nothing'])
    expect(recorded.slice(0, 2)).to.deep.equal([refusal('abandoned'), refusal('abandoned')])
  })

  it('finish a comparison that has begun, whoever gives up: it was a guess', async () => {
    const { passwords } = queueing({ concurrency: 1, queue: 1 })
    const gone = new AbortController()
    const outcome = passwords.verify(attempt, O.some(aHash(9)), { signal: gone.signal })()
    await time.pass(1)
    gone.abort()
    await time.pass(8)

    expect(await outcome).to.have.nested.property('right.matches', false)
  })

  it('are away while hashing is, and pass the turn on', async () => {
    const { passwords, recorded } = queueing({ concurrency: 1, queue: 1 })
    const broken = passwords.verify(attempt, O.some(aHash(1, 1, 'broken')))()
    const next = passwords.verify(attempt, O.some(aHash(1, 1, 'matches')))()
    await time.pass(2)

    expect(await broken).to.deep.equal(E.left(outage))
    expect(await next).to.have.nested.property('right.matches', true)
    expect(recorded).to.deep.equal([waited(0.001), worked(0.001, 'compare')])
  })
})
