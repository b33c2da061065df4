import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { logLine } from '../support/children.ts'
import { type Env, type Running, start } from '../support/processes.ts'

const parentOf = (pid: string): number => {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return Number.NaN
  }
}

/** The processes that this one has started and that live. */
export const childrenOf = (pid: number): ReadonlyArray<number> =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number)

export const isAlive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

export const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isTrue())) await pause(20)
}

export const crewOf = async (env: Env): Promise<Running & { readonly workers: ReadonlyArray<number> }> => {
  const running = await start({
    WORKERS: '2',
    SECRET_KEY: 'a secret that all of them have in common',
    ...env,
  })
  return { ...running, workers: childrenOf(running.pid) }
}

/** What was logged under this message. */
export const said = ({ stdout }: Pick<Running, 'stdout'>, msg: string) =>
  stdout.map(logLine).filter((line) => line['msg'] === msg)

/** What becomes of a request on a connection of its own: a status, `closed`, or `no answer` in so many milliseconds. */
export const answerOn = (port: number, patience: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1').setTimeout(patience)
    const settle = (outcome: string) => {
      resolve(outcome)
      socket.destroy()
    }
    socket
      .once('data', (answer) => settle(String(answer).slice(9, 12)))
      .once('timeout', () => settle('no answer'))
      .once('close', () => settle('closed'))
      .on('error', () => {})
      .write('GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  })
