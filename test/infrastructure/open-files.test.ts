import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { affordable, openFilesLimit } from '../../src/infrastructure/processes/open-files.ts'
import { aConfig, keptLog } from '../support/applications.ts'
import { aDirectory } from './directories.ts'

const limits = (openFiles: string) =>
  `Limit                     Soft Limit           Hard Limit           Units\nMax open files            ${openFiles}\n`

describe('the limit on open files', () => {
  const directory = aDirectory()

  for (const [text, limit] of [
    [limits('1024                 4096                 files'), 1_024],
    [limits('unlimited            unlimited            files'), Number.POSITIVE_INFINITY],
    ['', Number.POSITIVE_INFINITY],
  ] as const)
    it(`is ${limit} where the system says ${JSON.stringify(text.split('\n')[1] ?? '')}`, () => {
      const file = join(directory(), 'limits')
      writeFileSync(file, text)

      expect(openFilesLimit(file)).to.equal(limit)
    })

  it('is none where the system does not say', () => {
    expect(openFilesLimit(join(directory(), 'nowhere'))).to.equal(Number.POSITIVE_INFINITY)
  })

  const afforded = (env: NodeJS.ProcessEnv, openFiles: number) => {
    const { lines, log } = keptLog()
    return [affordable(aConfig(env), log, openFiles), lines.length]
  }
  const database = { DATABASE_URL: 'postgresql://a@b/c', DATABASE_POOL_SIZE: '100' }

  it('leaves as many connections as are configured where they fit', () => {
    expect(afforded({}, Number.POSITIVE_INFINITY)).to.deep.equal([10_000, 0])
    expect(afforded({ MAX_CONNECTIONS: '744' }, 1_000)).to.deep.equal([744, 0])
  })

  it('lessens them with a warning where they do not, so that the database keeps its own', () => {
    expect(afforded({}, 1_000)).to.deep.equal([744, 1])
    expect(afforded(database, 1_000)).to.deep.equal([644, 1])
    expect(afforded({}, 100)).to.deep.equal([10, 1])
  })
})
