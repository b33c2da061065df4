import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { readEnvironment } from '../../src/infrastructure/config/read-environment.ts'

describe('the environment', () => {
  const directory = mkdtempSync(join(tmpdir(), 'prescribeme-env-'))
  const file = join(directory, '.env')
  const name = 'PRESCRIBEME_TEST_VARIABLE'

  beforeEach(() => writeFileSync(file, `# a comment\n${name}="from the file"\n`))
  afterEach(() => {
    delete process.env[name]
  })
  after(() => rmSync(directory, { recursive: true }))

  it('is the file’s where the process says nothing', () => {
    expect(readEnvironment(file)).to.include({ ...process.env, [name]: 'from the file' })
  })

  it('is the process’s where both say something', () => {
    process.env[name] = 'from the process'

    expect(readEnvironment(file)[name]).to.equal('from the process')
  })

  it('is the process’s alone where there is no file', () => {
    expect(readEnvironment(join(directory, 'none'))).to.deep.equal({ ...process.env })
  })

  it('is not changed for the process by what the file says', () => {
    readEnvironment(file)

    expect(process.env).not.to.have.property(name)
  })
})
