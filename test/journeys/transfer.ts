import { randomBytes } from 'node:crypto'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { aDirectory, type Env, prescribeme } from '../support/processes.ts'

/** A hash that nobody's password has. */
const aHash = () => `$2b$12$${randomBytes(40).toString('base64').replaceAll('+', '.').slice(0, 53)}`

/** So many users, an address that repeats every hundred lines, and one that is none. */
export const aFileOf = (count: number, name = 'users.jsonl'): string => {
  const file = join(aDirectory(), name)
  const lines = Array.from({ length: count }, (_, n) => {
    const email =
      n % 100 === 99 ? (n % 200 === 99 ? 'nobody' : `user.${n - 1}@example.org`) : `user.${n}@example.org`
    return JSON.stringify({ email, full_name: `User ${n}`, password_hash: aHash() })
  })
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

/** Of these, as many as are users. */
export const usersIn = (count: number): number => count - Math.floor(count / 100)

export const command = async (args: ReadonlyArray<string>, env: Env, input = '') => {
  const { exited, stdout } = prescribeme(args, env, input)
  const { code, stderr } = await exited
  return { code, stderr, stdout }
}

export const imported = async (file: string, env: Env) => {
  const { code, stdout, stderr } = await command(['users', 'import', file, '--json'], env)
  return { code, stderr, ...JSON.parse(stdout.at(-1) ?? '{}') }
}

/** Killed as soon as it has written something to its report: then it has stored some of the file. */
export const killedInTheMiddle = async (file: string, env: Env): Promise<void> => {
  const report = join(aDirectory(), 'refused.jsonl')
  const { kill, exited } = prescribeme(['users', 'import', file, '--report', report], env)
  for (let tries = 0; tries < 6_000; tries++) {
    if (existsSync(report) && statSync(report).size > 0) break
    await pause(5)
  }
  kill('SIGKILL')
  await exited
}
