import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './processes.ts'

const { name, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** What a program of somebody else's has besides, to be compiled. */
const theirs = ['express', '@types/express', '@types/node']

const link = (directory: string, dependency: string): void => {
  const place = join(directory, 'node_modules', dependency)
  mkdirSync(dirname(place), { recursive: true })
  symlinkSync(join(root, 'node_modules', dependency), place)
}

/** The package as npm would install it in this directory, made anew. Answers where it is. */
export const install = (directory: string): string => {
  const quietly = ['--silent', '--pack-destination', directory]
  execFileSync('npm', ['pack', ...quietly], { cwd: root, stdio: 'ignore' })
  for (const dependency of new Set([...Object.keys(dependencies), ...theirs])) link(directory, dependency)

  const [tarball = ''] = readdirSync(directory).filter((file) => file.endsWith('.tgz'))
  const place = join(directory, 'node_modules', name)
  mkdirSync(place)
  execFileSync('tar', ['--extract', '--strip-components=1', `--file=${tarball}`, `--directory=${place}`], {
    cwd: directory,
  })
  return place
}
