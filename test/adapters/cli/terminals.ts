import { Readable } from 'node:stream'
import type { Process } from '../../../src/adapters/cli/process.ts'
import { run } from '../../../src/adapters/cli/program.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { anApplication } from '../../support/applications.ts'

type Given = {
  readonly application?: ReturnType<typeof anApplication>
  /** What is typed where a secret is asked for. */
  readonly secret?: string
  readonly migrations?: ReadonlyArray<string>
  /** What comes on standard input. */
  readonly input?: string | AsyncIterable<Uint8Array>
  readonly signal?: AbortSignal
  readonly write?: (text: string) => Promise<void>
}

/** A command line in memory: what it says, what it asks, and what it has done, in order. */
export const aCommandLine = ({
  application = anApplication(),
  secret = 'correct horse battery',
  migrations = [],
  input = '',
  signal = new AbortController().signal,
  write,
}: Given = {}) => {
  const said = { out: [] as string[], err: [] as string[], written: [] as string[], status: [] as string[] }
  const asked: string[] = []
  const done: string[] = []
  const noting =
    <A>(name: string, answer: A) =>
    async () => {
      done.push(name)
      return answer
    }

  const process: Process = {
    version: '1.2.3',
    terminal: {
      out: (line) => void said.out.push(line),
      err: (line) => void said.err.push(line),
      readSecret: async (prompt) => {
        asked.push(prompt)
        return secret
      },
      input: () => Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input),
      write: write ?? (async (text) => void said.written.push(text)),
      status: (text) => void said.status.push(text),
    },
    signal,
    serve: noting('serve', 0),
    describeApi: noting('describeApi', { openapi: '3.1.1' }),
    withMigrations: (work) =>
      work({ pending: noting('pending', migrations), migrate: noting('migrate', migrations) }),
    withUseCases: (work) => {
      done.push('open')
      return work({
        createUser: application.get(Tokens.createUser),
        getUser: application.get(Tokens.getUser),
        activateUser: application.get(Tokens.activateUser),
        deactivateUser: application.get(Tokens.deactivateUser),
        grantRole: application.get(Tokens.grantRole),
        revokeRole: application.get(Tokens.revokeRole),
        endSessionsOf: application.get(Tokens.endSessionsOf),
        listUsers: application.get(Tokens.listUsers),
        listKeys: application.get(Tokens.listKeys),
        rotateKeys: application.get(Tokens.rotateKeys),
        importUsers: application.get(Tokens.importUsers),
        exportUsers: application.get(Tokens.exportUsers),
        verifyLog: application.get(Tokens.verifyLog),
        passwordPolicy: application.get(Tokens.passwordPolicy),
      })
    },
  }

  return { application, said, asked, done, run: (...args: ReadonlyArray<string>) => run(process, args) }
}
