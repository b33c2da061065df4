import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Terminal } from './terminal.ts'

/** What is typed goes to an output that shows nothing. */
const ask = async (prompt: string): Promise<string> => {
  process.stderr.write(prompt)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}

/** Whoever reads it may have gone: then the callback hears of it, and nobody else has to. */
const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    if (process.stdout.listenerCount('error') === 0) process.stdout.on('error', () => {})
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })

/** Back to the beginning of the line, and what stands there deleted (ECMA-48 EL). */
const anew = '\r\u001b[K'

export const processTerminal: Terminal = {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  input: () => process.stdin,
  write,
  status: (text) => void (process.stderr.isTTY && process.stderr.write(`${anew}${text}`)),
  readSecret: async (prompt) =>
    process.stdin.isTTY ? ask(prompt) : (await text(process.stdin)).replace(/\r?\n$/, ''),
}
