import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../src/application/ports/unavailable.ts'
import { type Job, startJobs } from '../../src/infrastructure/processes/jobs.ts'
import { keptLog } from '../support/applications.ts'
import { hour, hoursThatPass, noting, settled } from './job-notes.ts'

const failing = (name: string): Job => ({
  name,
  run: TE.left(unavailable('database')(new Error('canary'))),
})

describe('jobs', () => {
  const pass = hoursThatPass()

  it('that fail are told by name, without the cause, and keep no other from running', async () => {
    const { ran, job } = noting()
    const { lines, log } = keptLog()
    const stop = startJobs([failing('bad'), job('good')], log)
    await settled()
    pass(hour)
    await settled()
    await stop()

    expect(ran).to.deep.equal(['good', 'good'])
    expect(
      lines.map((line) => JSON.parse(line)).map(({ level, job: name, port }) => [level, name, port]),
    ).to.deep.equal([
      ['warn', 'bad', 'database'],
      ['warn', 'bad', 'database'],
    ])
    expect(lines.join()).not.to.include('canary')
  })

  it('that have a defect are told by name, and keep no other from running (ASVS 16.5.4)', async () => {
    const { ran, job } = noting()
    const { lines, log } = keptLog()
    const defective: Job = { name: 'defective', run: () => Promise.reject(new Error('canary')) }
    await startJobs([defective, job('good')], log)()

    expect(ran).to.deep.equal(['good'])
    expect(lines.join()).to.include('defective').and.not.to.include('canary')
  })
})
