import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { aDirectory, root, run, tidy } from '../support/processes.ts'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** A clone, with packages installed, in which `npm run bundle` has been run. */
const clone = async () => {
  const directory = aDirectory()
  const at = (file: string) => join(directory, file)
  const node = (...args: ReadonlyArray<string>) => run(process.execPath, args, { cwd: directory })

  for (const file of ['src', 'package.json', 'make-bundle.js'])
    cpSync(join(root, file), at(file), { recursive: true })
  mkdirSync(at('node_modules'))
  for (const entry of readdirSync(join(root, 'node_modules')))
    symlinkSync(join(root, 'node_modules', entry), at(`node_modules/${entry}`))
  rmSync(at('node_modules/.package-lock.json'))
  cpSync(join(root, 'node_modules/.package-lock.json'), at('node_modules/.package-lock.json'))

  const bundle = async () => expect((await node('make-bundle.js').exited).code).to.equal(0)
  const said = async () => {
    const { exited, stdout } = node('src/infrastructure/prescribeme.js', '--version')
    expect(await exited).to.deep.include({ code: 0, stderr: '' })
    return stdout
  }
  await bundle()
  return { at, bundle, said }
}

/** So that it tells when it is what runs. */
const mark = (at: (file: string) => string) =>
  writeFileSync(
    at('build/bundle/main.js'),
    "export const main = async () => { process.stdout.write('bundled\\n'); return 0 }",
  )

describe('the bundle', function () {
  this.timeout(20_000)
  afterEach(tidy)

  it('is the service', async () => {
    const { at, said } = await clone()
    expect(await said()).to.deep.equal([version])

    mark(at)
    expect(await said()).to.deep.equal(['bundled'])
  })

  const changes: Readonly<Record<string, (at: (file: string) => string) => void>> = {
    'a source has changed': (at) => appendFileSync(at('src/domain/user.ts'), '\n'),
    'a source is as long as before, and another': (at) => utimesSync(at('src/domain/user.ts'), 1, 1),
    'there is one source more': (at) => writeFileSync(at('src/domain/new.ts'), ''),
    'there is one source less': (at) => rmSync(at('src/adapters/in-memory/in-memory-seals.ts')),
    'packages have been installed': (at) => appendFileSync(at('node_modules/.package-lock.json'), '\n'),
  }
  for (const [change, make] of Object.entries(changes))
    it(`is left alone as soon as ${change}`, async () => {
      const { at, said } = await clone()
      mark(at)
      make(at)

      expect(await said()).to.deep.equal([version])
    })

  it('is made anew of what has changed, and only then', async () => {
    const { at, bundle, said } = await clone()
    mark(at)
    await bundle()
    expect(await said()).to.deep.equal(['bundled'])

    appendFileSync(at('src/infrastructure/version.ts'), '\n')
    await bundle()
    expect(await said()).to.deep.equal([version])
    mark(at)
    expect(await said()).to.deep.equal(['bundled'])
  })

  it('is all there is where there are no sources', async () => {
    const { at, said } = await clone()
    for (const part of ['domain', 'application', 'adapters', 'infrastructure/processes'])
      rmSync(at(`src/${part}`), { recursive: true })

    expect(await said()).to.deep.equal([version])
  })
})
