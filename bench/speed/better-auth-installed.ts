import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { peerAt } from './peers.ts'

const home = peerAt('better-auth')
const manifest = (file: string) => JSON.parse(readFileSync(join(home, file), 'utf8'))
const wanted: string = manifest('package.json').dependencies['better-auth']

const isInstalled = () => {
  const file = 'node_modules/better-auth/package.json'
  return existsSync(join(home, file)) && manifest(file).version === wanted
}

/** Installs its packages where they are missing, and answers its version, or nothing where that fails. */
export const installed = (): string | undefined => {
  try {
    if (!isInstalled())
      execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: home, stdio: 'ignore', timeout: 180_000 })
    return wanted
  } catch {
    return undefined
  }
}
