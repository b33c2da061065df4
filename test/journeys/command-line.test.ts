import { expect } from 'chai'
import { migrations } from '../../src/adapters/mikro-orm/migrations/index.ts'
import { aDirectory, prescribeme, tidy } from '../support/processes.ts'
import { someone } from './api.ts'

describe('the command line', function () {
  this.timeout(30_000)

  let DATA_DIR = ''
  const ada = someone()
  before(() => {
    DATA_DIR = aDirectory()
  })
  after(tidy)

  const command = async (line: string, input = '') => {
    const { stdout, exited } = prescribeme(line.split(' '), { DATA_DIR }, input)
    const { code, stderr } = await exited
    return { code, stderr, stdout: stdout.join('\n') }
  }

  const names = migrations.map(({ name }) => name)

  it('says what a migration would do, without doing it', async () => {
    const stdout = JSON.stringify({ pending: names })

    expect(await command('migrate --dry-run --json')).to.deep.equal({ code: 0, stderr: '', stdout })
  })

  it('migrates', async () => {
    const stdout = JSON.stringify({ applied: names })

    expect(await command('migrate --json')).to.deep.equal({ code: 0, stderr: '', stdout })
  })

  it('registers a user whose password comes on standard input', async () => {
    const created = await command(`users create --email ${ada.email} --json`, `${ada.password}\n`)

    expect(created).to.include({ code: 0, stderr: '' })
    expect(JSON.parse(created.stdout)).to.include({ email: ada.email, is_active: true })
  })

  it('shows a user', async () => {
    expect(JSON.parse((await command(`users show ${ada.email} --json`)).stdout)).to.include({
      email: ada.email,
    })
  })

  it('refuses a user whose address is taken', async () => {
    const refused = await command(`users create --email ${ada.email.toUpperCase()}`, ada.password)

    expect(refused).to.include({ code: 65, stdout: '' })
  })
})
