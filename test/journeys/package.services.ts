import { randomBytes } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { ownDatabase } from '../support/databases.ts'
import { install } from '../support/installed.ts'
import { aDirectory, type Env, root, run, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

const guide = readFileSync(join(root, 'docs/guides/embedding.md'), 'utf8')
const programs = [...guide.matchAll(/```ts\n(.*?)```/gs)].map(([, program = '']) => program)

const compiler = join(root, 'node_modules/typescript/bin/tsc')
const strict = ['--strict', '--exactOptionalPropertyTypes', '--target', 'es2024', '--types', 'node']

describe('the package, installed', function () {
  this.timeout(60_000)
  let [directory, place] = ['', '']
  before(() => {
    directory = aDirectory()
    place = install(directory)
    writeFileSync(join(directory, 'package.json'), '{ "type": "module" }')
    for (const [at, program] of programs.entries()) writeFileSync(join(directory, `${at}.ts`), program)
  })
  after(tidy)

  const node = (args: ReadonlyArray<string>, env: Env = {}) =>
    run(process.execPath, args, { cwd: directory, env })
  const ended = async ({ exited, stdout }: ReturnType<typeof run>) => ({ ...(await exited), stdout })
  const compile = (...how: ReadonlyArray<string>) =>
    ended(node([compiler, ...strict, ...how, ...programs.map((_, at) => `${at}.ts`)]))

  it('holds what it needs, and nothing else', () => {
    const files = globSync('**/*.*', { cwd: place }).filter((file) => !/^dist\/.+\.(js|d\.ts)$/.test(file))

    expect(files).to.have.members([
      'package.json',
      'README.md',
      'src/infrastructure/bundle.js',
      'src/infrastructure/prescribeme.js',
    ])
    expect(globSync('**/.*', { cwd: place })).to.deep.equal([])
  })

  it('names no source of ours, which would not be there', () => {
    const naming = globSync('dist/**/*.js', { cwd: place }).filter((file) =>
      /\.ts['"`]/.test(readFileSync(join(place, file), 'utf8')),
    )

    expect(naming).to.deep.equal([])
  })

  it('has types for programs as strict as its own, however these find modules', async () => {
    for (const how of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler'],
    ])
      expect(await compile(...how)).to.deep.include({ code: 0, stdout: [] })
  })

  it('is what the guide says, in a test', async () => {
    const { code, stdout } = await ended(node(['0.js']))

    expect(code).to.equal(0)
    expect(stdout.at(0)).to.match(/^✔ a sign-in lasts for half an hour/)
  })

  it('is what the guide says, over HTTP', async () => {
    expect(await ended(node(['1.js']))).to.deep.include({ code: 0, stdout: ['200'] })
  })

  it('is what the guide says, in an Express of somebody else’s, which ends when it is told to', async () => {
    const { url: DATABASE_URL, drop } = await ownDatabase()
    const SECRET_KEY = randomBytes(32).toString('base64url')
    const shop = node(['2.js'], { NODE_ENV: 'production', DATABASE_URL, SECRET_KEY, PORT: '0' })
    const portIn = () => / port: (\d+)/.exec(shop.stdout.join())?.[1]
    while (!portIn()) await pause(20)
    const url = `http://127.0.0.1:${portIn()}`
    const client = api(`${url}/accounts`)
    const ada = someone()
    const { headers } = await client.register(ada)
    const { body: tokens } = await client.login(ada)
    const authorization = { headers: { authorization: `Bearer ${tokens['access_token']}` } }

    expect(headers.get('location')).to.match(/^\/accounts\/api\/v1\/users\/\d+$/)
    expect((await api(url).get('/orders', authorization)).body).to.deep.equal({ ordersOf: ada.email })
    shop.kill('SIGTERM')
    expect((await shop.exited).code).to.equal(0)
    await drop()
  })

  it('has the command line', async () => {
    const prescribeme = join(place, 'src/infrastructure/prescribeme.js')
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const described = await ended(node([prescribeme, 'openapi']))

    expect(await ended(node([prescribeme, '--version']))).to.deep.include({ code: 0, stdout: [version] })
    expect(JSON.parse(described.stdout.join('\n')).info.version).to.equal(version)
  })
})
