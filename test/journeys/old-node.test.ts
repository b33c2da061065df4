import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect } from 'chai'
import { program, run, tidy } from '../support/processes.ts'

/** Makes a process believe that it runs on another version. */
const pretending = (version: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'${version}'}})`,
]

const tooOld = async (exited: ReturnType<typeof run>['exited'], version: string) => {
  const { code, stderr } = await exited
  expect(code).to.equal(78)
  expect(stderr).to.include('22.18').and.include(version).and.not.include(' at ')
}

describe('Node.js', function () {
  this.timeout(10_000)
  afterEach(tidy)

  for (const version of ['18.20.8', '20.20.2', '22.17.1', '23.11.1'])
    it(`${version} is turned away with a sentence`, async () => {
      await tooOld(run(process.execPath, [...pretending(version), program, '--version']).exited, version)
    })

  for (const version of ['22.18.0', '26.1.0'])
    it(`${version} is taken`, async () => {
      const { exited } = run(process.execPath, [...pretending(version), program, '--version'])

      expect((await exited).code).to.equal(0)
    })

  const machines = '/usr/bin/node'
  const version = existsSync(machines) ? execFileSync(machines, ['-p', 'process.versions.node']) : '99'

  if (Number.parseInt(String(version), 10) < 22)
    it('of this machine, which is too old, is turned away with a sentence', async () => {
      await tooOld(run(machines, [program, 'serve']).exited, String(version).trim())
    })
})
