import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run } from '../../support/processes.ts'

const source = join(root, 'clients/typescript')

export const succeeding = async (cwd: string, command: string, ...args: ReadonlyArray<string>) => {
  const { exited, stdout } = run(command, args, { cwd })
  const { code, stderr } = await exited
  if (code !== 0) throw new Error([command, ...args, stderr, ...stdout].join('\n'))
  return stdout
}

/** As npm unpacks what would be published, with the packages that it depends on. */
const installedIn = async (app: string): Promise<void> => {
  const [copy, modules] = [join(app, 'source'), join(app, 'node_modules')]
  const skipped = ['node_modules', 'dist'].map((name) => join(source, name))
  cpSync(source, copy, { recursive: true, filter: (path) => !skipped.includes(path) })
  symlinkSync(join(source, 'node_modules'), join(copy, 'node_modules'))
  for (const name of ['@prescribeme/client', '@types']) mkdirSync(join(modules, name), { recursive: true })
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers', 'undici-types', '@types/node'])
    symlinkSync(join(root, 'node_modules', name), join(modules, name))

  await succeeding(copy, 'npm', 'pack', '--silent')
  const [tarball = ''] = readdirSync(copy).filter((name) => name.endsWith('.tgz'))
  const into = join(modules, '@prescribeme/client')
  await succeeding(copy, 'tar', '-xzf', tarball, '-C', into, '--strip-components', '1')
}

let made: Promise<string> | undefined

const make = async (): Promise<string> => {
  const app = mkdtempSync(join(tmpdir(), 'prescribeme-app-'))
  process.once('exit', () => rmSync(app, { recursive: true, force: true }))
  await installedIn(app)
  return app
}

/** A directory of an app that has the client among its packages. Those who need one share it. */
export const anApp = (): Promise<string> => (made ??= make())

export const clientIn = (app: string) => join(app, 'node_modules/@prescribeme/client')
