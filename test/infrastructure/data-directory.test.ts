import { readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { holdDirectory } from '../../src/infrastructure/processes/data-directory.ts'
import { Stop } from '../../src/infrastructure/processes/stop.ts'
import { aDirectory } from './directories.ts'

const refusal = (directory: string): unknown => {
  try {
    holdDirectory(directory)()
    return 'held'
  } catch (error) {
    return error
  }
}

describe('holding a data directory', () => {
  const directory = aDirectory()

  it('refuses a second holder, with 75 and the path, and says which process has it', () => {
    const release = holdDirectory(directory())
    const stop = refusal(directory())
    release()

    expect(stop).to.be.instanceOf(Stop).and.to.include({ exitCode: 75 })
    expect(stop).to.have.property('message').that.includes(directory()).and.includes(String(process.pid))
  })

  it('refuses it on another way to the same directory', () => {
    const other = join(directory(), 'link')
    symlinkSync(directory(), other)
    const release = holdDirectory(directory())
    const stop = refusal(other)
    release()

    expect(stop).to.be.instanceOf(Stop)
  })

  it('refuses it and changes nothing', () => {
    const release = holdDirectory(directory())
    const files = ['pid', 'lock'].map((name) => join(directory(), name))
    writeFileSync(join(directory(), 'pid'), '4711\n')
    const before = files.map((file) => readFileSync(file, 'latin1'))
    const stop = refusal(directory())

    expect(files.map((file) => readFileSync(file, 'latin1'))).to.deep.equal(before)
    expect(stop).to.have.property('message').that.includes('4711')
    release()
  })

  it('leaves it free after the release, as often as one likes', () => {
    for (let n = 0; n < 3; n++) expect(refusal(directory())).to.equal('held')
  })

  it('takes it where a process has died and left its files behind', () => {
    writeFileSync(join(directory(), 'pid'), '4711\n')
    writeFileSync(join(directory(), 'lock'), '')

    expect(refusal(directory())).to.equal('held')
  })

  it('makes it where there is none, for nobody else to look into (ASVS 13.3.2)', () => {
    const made = join(directory(), 'a', 'b')

    expect(refusal(made)).to.equal('held')
    expect(statSync(made).mode & 0o777).to.equal(0o700)
  })

  it('holds one directory and no other', () => {
    const release = holdDirectory(join(directory(), 'a'))

    expect(refusal(join(directory(), 'b'))).to.equal('held')
    release()
  })
})
