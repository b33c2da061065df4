import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { root } from '../support/processes.ts'

const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8').replaceAll('\\\n', '')
const runs = [...dockerfile.matchAll(/^RUN (.*)$/gm)].map(([, command = '']) => command)
const check = runs.find((command) => command.startsWith('node -e')) ?? ''

const exitCodeOf = (command: string) => {
  const PATH = `${join(root, 'node_modules/.bin')}:${process.env['PATH']}`
  return spawnSync('sh', ['-c', command], { cwd: root, env: { ...process.env, PATH } }).status
}

describe('the container', () => {
  it('is only built with an argon2 that hashes as RFC 9106 says', () => {
    expect(exitCodeOf(check)).to.equal(0)
    expect(exitCodeOf(check.replace('0d640df5', '0d640df6'))).to.equal(1)
  })
})
