import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { fakeTimers } from '../../support/timers.ts'
import { anAttempt, aPassword } from '../../support/users.ts'
import { aHash, queueing, usual, watched } from './hashings.ts'

const full = E.left({ _tag: 'Unavailable', port: 'passwords', cause: undefined })
const refusal = (reason: string) => ['password_queue_refusals', { reason }]
const waited = (seconds: number) => ['password_queue_wait', seconds, {}]
const worked = (seconds: number, task: string) => ['password_work', seconds, { task }]

const attempt = anAttempt()

describe('passwords in a queue', () => {
  let time = {} as ReturnType<typeof fakeTimers>
  beforeEach(() => {
    time = fakeTimers()
  })
  afterEach(() => time.restore())

  it('begin as much as is done and waits together, and refuse the rest before it has begun', async () => {
    const { passwords, recorded } = queueing({ concurrency: 1, queue: 2 })
    const begun: number[] = []
    const work = (n: number) => passwords.admit(TE.fromTask(async () => void begun.push(n)))
    const held = passwords.admit(passwords.verify(attempt, O.some(aHash(50))))
    const all = [held(), held(), held(), work(4)()]

    expect(await all[3]).to.deep.equal(full)
    expect(begun).to.deep.equal([])
    expect(recorded).to.deep.equal([refusal('full')])
    await time.pass(150)
    expect(await work(5)()).to.deep.equal(E.right(undefined))
  })

  it('know at once whether a hash can be matched, whatever waits', () => {
    const { passwords } = queueing({ concurrency: 1, queue: 0 })

    expect([aHash(1, 1, 'matches'), aHash(1)].map(passwords.recognises)).to.deep.equal([true, false])
  })

  it('give the place back of what fails', async () => {
    const { passwords } = queueing({ concurrency: 1, queue: 0 })
    for (let n = 0; n < 3; n += 1)
      expect(await passwords.admit(TE.left('failed'))()).to.deep.equal(E.left('failed'))
  })

  it('hash and compare so many at once, and say how many run and wait', async () => {
    const { passwords, begun, levels } = queueing({ concurrency: 2, queue: 9 })
    expect(levels()).to.deep.equal([0, 0])
    const all = [10, 10, 10, 10, 10].map((cost) => passwords.verify(attempt, O.some(aHash(cost)))())
    const hash = passwords.hash(aPassword('the last of all'))()
    await time.pass(5)

    expect(begun).to.have.length(2)
    expect(levels()).to.deep.equal([2, 4])
    await time.pass(25)
    expect(levels()).to.deep.equal([1, 0])
    await time.pass(usual)
    expect(await hash).to.deep.equal(E.right(aHash(usual)))
    expect(await Promise.all(all)).to.have.length(5)
    expect(levels()).to.deep.equal([0, 0])
  })

  it('go on in fours what is right, as long as others wait, and let refusals keep their own moments', async () => {
    const { passwords } = queueing({ concurrency: 1, queue: 9 })
    const told: string[] = []
    const kinds = [
      'matches',
      'differs',
      'matches',
      'matches',
      'matches',
      'matches',
      'differs',
      'differs',
    ] as const
    const all = kinds.map(async (kind, nth) => {
      await passwords.verify(attempt, O.some(aHash(10, 10, kind)))()
      told.push(`${nth} ${kind}`)
    })

    await time.pass(40)
    expect(told).to.deep.equal(['1 differs'])
    await time.pass(10)
    expect(told.slice(1)).to.deep.equal(['0 matches', '2 matches', '3 matches', '4 matches'])
    await time.pass(30)
    expect(told.slice(5)).to.deep.equal(['6 differs', '7 differs'])
    await time.pass(79)
    expect(told.slice(7)).to.deep.equal([])
    await time.pass(1)
    expect(told.slice(7)).to.deep.equal(['5 matches'])
    await Promise.all(all)
  })

  it('go on at once where nobody waits, and take along who has waited', async () => {
    const { passwords } = queueing({ concurrency: 1, queue: 9 })
    const all = ['first', 'second', 'third'].map((text) =>
      watched(passwords.hash(aPassword(`the ${text} of all`))()),
    )
    const told = () => all.map((isTold) => isTold())

    await time.pass(usual)
    expect(told()).to.deep.equal([false, false, false])
    await time.pass(usual)
    expect(told()).to.deep.equal([true, true, false])
    await time.pass(usual)
    expect(told()).to.deep.equal([true, true, true])
  })

  it('refuse what finds no room to wait', async () => {
    const { passwords, recorded, begun } = queueing({ concurrency: 1, queue: 0 })
    const first = passwords.verify(attempt, O.none)()

    expect(await passwords.verify(attempt, O.none)()).to.deep.equal(full)
    expect(await passwords.hash(aPassword())()).to.deep.equal(full)
    expect(recorded).to.deep.equal([refusal('full'), refusal('full')])
    expect(begun).to.deep.equal(['nothing'])
    await time.pass(usual)
    await first
  })

  it('say how long each waited and worked', async () => {
    const { passwords, recorded } = queueing({ concurrency: 1, queue: 2 })
    const both = [passwords.verify(attempt, O.some(aHash(30)))(), passwords.hash(aPassword())()]
    await time.pass(100)
    await Promise.all(both)

    expect(recorded).to.deep.equal([
      waited(0),
      worked(0.03, 'compare'),
      waited(0.03),
      worked(usual / 1_000, 'hash'),
    ])
  })
})
