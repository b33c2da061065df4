import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { aDirectory, start, tidy } from '../support/processes.ts'
import { api } from './api.ts'
import { aFileOf, command, imported, killedInTheMiddle, usersIn } from './transfer.ts'

const count = 6_000

describe('moving in, with the embedded database', function () {
  this.timeout(120_000)

  let env = {}
  before(() => {
    env = { DATA_DIR: aDirectory() }
  })
  after(tidy)

  it('goes on where it was killed, and ends with every user once', async () => {
    const file = aFileOf(count)
    await killedInTheMiddle(file, env)
    const rest = await imported(file, env)

    expect(rest).to.include({ code: 65, complete: true, refused: count / 100 })
    expect(rest.added + rest.already_there).to.equal(usersIn(count))
    expect(rest.already_there).to.be.above(0)
    expect(rest.added).to.be.above(0)
  })

  it('hands everybody over to another house, where they log in with what they knew', async () => {
    const [file, there] = [join(aDirectory(), 'users.csv'), { DATA_DIR: aDirectory() }]
    const ada = { email: 'ada@example.org', password: 'correct horse battery' }
    const made = await command(['users', 'import', '-'], env, JSON.stringify(ada))
    const exported = await command(
      ['users', 'export', '--with-hashes', '--format', 'csv', '--output', file],
      env,
    )
    const moved = await imported(file, there)

    expect([made.code, made.stdout]).to.deep.equal([
      0,
      ['1 added (1 after hashing a password), 0 there already, 0 refused.'],
    ])
    expect(exported).to.deep.include({ code: 0, stderr: '' })
    expect(moved).to.include({ code: 0, added: usersIn(count) + 1, hashed: 0, refused: 0 })

    const { url } = await start(there)
    expect((await api(url).login(ada)).status).to.equal(200)
  })

  it('writes lines to standard output, and hashes only where they are asked for', async () => {
    const { code, stderr, stdout } = await command(['users', 'export'], env)

    expect([code, stderr, stdout.length]).to.deep.equal([0, '', usersIn(count) + 1])
    expect(stdout.join('\n')).not.to.include('$')
  })

  it('leaves a file that is there alone', async () => {
    const file = join(aDirectory(), 'users.jsonl')
    writeFileSync(file, 'kept')

    expect(await command(['users', 'export', '--output', file], env)).to.deep.include({
      code: 73,
      stdout: [],
    })
    expect(readFileSync(file, 'utf8')).to.equal('kept')
    expect(await command(['users', 'import', join(file, 'nowhere')], env)).to.deep.include({
      code: 66,
      stdout: [],
    })
  })
})
