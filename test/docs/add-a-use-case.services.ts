import { join } from 'node:path'
import { expect } from 'chai'
import { root, run, tidy } from '../support/processes.ts'
import { applied } from './applied.ts'
import { documentAt } from './documents.ts'

const bin = join(root, 'node_modules/.bin')

describe('the guide to adding a use case', function () {
  this.timeout(180_000)
  afterEach(tidy)

  it('comes to what the compiler, the linter and the tests accept', async () => {
    const { blocks } = documentAt('docs/guides/add-a-use-case.md')
    const cwd = applied(blocks)
    const isRight = async (program: string, ...args: ReadonlyArray<string>) => {
      const { stdout, exited } = run(join(bin, program), args, { cwd, env: { CI: 'true' } })
      const { code, stderr } = await exited
      expect(code, [program, ...stdout, stderr].join('\n')).to.equal(0)
      return stdout.join('\n')
    }
    const files = blocks.map(({ file }) => file).filter((file) => file !== '')
    const tests = files.filter((file) => file.endsWith('.test.ts'))
    const others = ['authorization', 'openapi', 'bad-body'].map(
      (name) => `test/adapters/http/${name}.test.ts`,
    )
    const houses = ['architecture', 'container'].map((name) => `test/infrastructure/${name}.test.ts`)
    const logs = ['test/domain/domain-event.test.ts', 'test/adapters/in-memory/contracts.test.ts']

    await isRight('tsc')
    await isRight('biome', 'check', '--error-on-warnings', '--vcs-enabled=false', ...files)
    const patiently = ['--no-config', '--exit', '--timeout', '60000']
    const told = await isRight('mocha', ...patiently, ...tests, ...others, ...houses, ...logs)

    expect(tests).to.have.length.above(3)
    expect(told).to.include('POST /api/v1/users/:id/vouch lets admin in')
    expect(told).to.include('gives back user.vouched as it was appended')
  })
})
