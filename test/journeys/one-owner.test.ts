import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { aMadeDirectory, prescribeme, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

const contents = (directory: string) =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(directory, name))
      return `${name} ${size} ${mtimeMs}`
    })

/** As they are once the process that holds them has nothing more to write. */
const restingContents = async (directory: string) => {
  for (let tries = 0; tries < 10; tries++) {
    const before = contents(directory)
    await pause(1_500)
    if (JSON.stringify(contents(directory)) === JSON.stringify(before)) return before
  }
  throw new Error('it goes on writing')
}

describe('a data directory', function () {
  this.timeout(60_000)
  afterEach(tidy)

  it('turns away a second process, which says why and touches nothing', async () => {
    const [DATA_DIR, ada] = [await aMadeDirectory(), someone()]
    const first = await start({ DATA_DIR })
    await api(first.url).register(ada)
    const before = await restingContents(DATA_DIR)

    const second = await prescribeme(['serve'], { DATA_DIR }).exited
    const command = await prescribeme(['users', 'show', ada.email], { DATA_DIR }).exited

    for (const { code, stderr } of [second, command]) {
      expect(code).to.equal(75)
      expect(stderr).to.match(/^prescribeme: [^\n]*\n$/)
      expect(stderr).to.include(DATA_DIR).and.include(`process ${first.pid}`)
    }
    expect(contents(DATA_DIR)).to.deep.equal(before).and.have.length.above(100)
    expect(readFileSync(join(DATA_DIR, 'pid'), 'utf8')).to.equal(`${first.pid}\n`)
    expect((await api(first.url).login(ada)).status).to.equal(200)
  })

  it('is free again when its process has been killed', async () => {
    const [DATA_DIR, ada] = [await aMadeDirectory(), someone()]
    const first = await start({ DATA_DIR })
    await api(first.url).register(ada)
    first.kill('SIGKILL')
    await first.exited

    const second = await start({ DATA_DIR })

    expect((await api(second.url).login(ada)).status).to.equal(200)
  })
})
