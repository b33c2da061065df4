import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Job, startJobs } from '../../src/infrastructure/processes/jobs.ts'
import { silentLog } from '../support/applications.ts'
import { hour, hoursThatPass, noting, settled } from './job-notes.ts'

describe('the jobs', () => {
  const pass = hoursThatPass()

  it('run all at the start, one after the other', async () => {
    const { ran, job } = noting()
    await startJobs([job('one'), job('two'), job('three')], silentLog)()

    expect(ran).to.deep.equal(['one', 'two', 'three'])
  })

  it('run again every hour, and not before', async () => {
    const { ran, job } = noting()
    const stop = startJobs([job('one'), job('two')], silentLog)
    await settled()
    pass(hour - 1)
    await settled()
    expect(ran).to.have.length(2)

    pass(1)
    await settled()
    expect(ran).to.deep.equal(['one', 'two', 'one', 'two'])
    pass(hour)
    await settled()
    expect(ran).to.have.length(6)
    await stop()
  })

  it('never run twice at once: a round that takes long is waited for', async () => {
    const first = Promise.withResolvers<void>()
    let [running, most] = [0, 0]
    const slow: Job = {
      name: 'slow',
      run: TE.fromTask(async () => {
        running += 1
        most = Math.max(most, running)
        await first.promise
        running -= 1
      }),
    }
    const stop = startJobs([slow], silentLog)
    pass(hour)
    pass(hour)
    await settled()
    first.resolve()
    await stop()

    expect([running, most]).to.deep.equal([0, 1])
  })

  it('that are running when they are stopped are waited for', async () => {
    const begun = Promise.withResolvers<void>()
    const mayEnd = Promise.withResolvers<void>()
    const done: string[] = []
    const slow: Job = {
      name: 'slow',
      run: TE.fromTask(async () => {
        begun.resolve()
        await mayEnd.promise
        done.push('job')
      }),
    }
    const stopped = startJobs([slow], silentLog)().then(() => done.push('stopped'))
    await begun.promise
    await settled()
    expect(done).to.deep.equal([])
    mayEnd.resolve()
    await stopped

    expect(done).to.deep.equal(['job', 'stopped'])
  })

  it('do not run again once they are stopped', async () => {
    const { ran, job } = noting()
    await startJobs([job('one')], silentLog)()
    pass(10 * hour)
    await settled()

    expect(ran).to.deep.equal(['one'])
  })
})
