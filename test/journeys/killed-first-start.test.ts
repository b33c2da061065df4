import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { prescribeme, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

/** Milliseconds: a first start is through with its files before the last of them, or not long after. */
const latest = 3_000
const kills = 3

/** One in each part of that time. */
const moments = Array.from({ length: kills }, (_, nth) => ((nth + Math.random()) * latest) / kills)

const statusAfter = async (moment: number) => {
  const first = prescribeme(['serve'])
  await pause(moment)
  first.kill('SIGKILL')
  await first.exited

  const second = await start({ DATA_DIR: first.dataDir })
  const { status } = await api(second.url).register(someone())
  second.kill('SIGKILL')
  return { moment, status }
}

describe('a start after one that was killed in its middle', function () {
  this.timeout(60_000)
  after(tidy)

  it('goes as if there had been none, whatever the moment', async () => {
    const results = await Promise.all(moments.map(statusAfter))

    expect(results).to.deep.equal(moments.map((moment) => ({ moment, status: 201 })))
  })
})
