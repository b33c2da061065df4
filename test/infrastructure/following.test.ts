import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../src/application/ports/unavailable.ts'
import { startFollowing } from '../../src/infrastructure/processes/following.ts'
import { keptLog, silentLog } from '../support/applications.ts'
import { settled } from './job-notes.ts'

const away = TE.left(unavailable('database')(new Error('canary')))

/** Answers one after the other what it is given, then that nothing is left to do. */
const answering = (...answers: ReadonlyArray<boolean>) => {
  const given = [...answers]
  let runs = 0
  const run = TE.fromIO(() => {
    runs += 1
    return given.shift() ?? false
  })
  return { follower: { name: 'a follower', run }, runs: () => runs }
}

describe('a follower', () => {
  it('goes on at once as long as there is more, and then has a rest', async () => {
    const { follower, runs } = answering(true, true, true)
    const stop = startFollowing(follower, silentLog)
    await pause(100)

    expect(runs()).to.equal(4)
    await stop()
  })

  it('looks again within a second', async () => {
    const { follower, runs } = answering()
    const stop = startFollowing(follower, silentLog)
    await pause(900)

    expect(runs()).to.equal(2)
    await stop()
  })

  it('is waited for when it is stopped, and does not run again', async () => {
    const mayEnd = Promise.withResolvers<void>()
    const done: string[] = []
    const run = TE.fromTask(async () => {
      await mayEnd.promise
      done.push('run')
      return true
    })
    const stopped = startFollowing({ name: 'slow', run }, silentLog)().then(() => done.push('stopped'))
    await settled()
    mayEnd.resolve()
    await stopped
    await pause(20)

    expect(done).to.deep.equal(['run', 'stopped'])
  })

  it('that fails is told by name, without the cause, and waits before it tries again', async () => {
    const { lines, log } = keptLog()
    let runs = 0
    const run = () => {
      runs += 1
      return away()
    }
    const stop = startFollowing({ name: 'a follower', run }, log)
    await pause(100)
    await stop()

    expect(runs).to.equal(1)
    expect(lines.join()).to.include('a follower').and.not.to.include('canary')
  })

  it('that has a defect is told by name (ASVS 16.5.4)', async () => {
    const { lines, log } = keptLog()
    const run = () => Promise.reject(new Error('canary'))
    const stop = startFollowing({ name: 'a follower', run }, log)
    await pause(50)
    await stop()

    expect(lines.join()).to.include('defect').and.not.to.include('canary')
  })
})
