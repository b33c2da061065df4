import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { aMadeDirectory, root, run, tidy } from '../support/processes.ts'

const ada = '"email":"ada@example.com","password":"correct horse battery"'

describe('a process with adapters of its own', function () {
  this.timeout(30_000)
  after(tidy)

  it('serves lines of JSON, keeps networks in a file, and ends with its input', async () => {
    const DATA_DIR = await aMadeDirectory()
    const input = `{"op":"register",${ada}}\n{"op":"login",${ada}}\n{"op":"dance"}\n`
    const args = [join(root, 'examples/main.ts')]
    const { stdout, exited } = run(process.execPath, args, { env: { DATA_DIR }, input })

    expect(await exited).to.deep.equal({ code: 0, signal: null, stderr: '' })
    expect(stdout[0]).to.match(/^\{"ok":\{"id":\d+,"email":"ada@example.com"/)
    expect(stdout[1]).to.match(/^\{"ok":\{"access_token":"ey/)
    expect(stdout.slice(2)).to.deep.equal(['{"failure":{"_tag":"InvalidRequest","fields":["op"]}}'])
    expect(existsSync(join(DATA_DIR, 'networks'))).to.equal(true)
  })
})
