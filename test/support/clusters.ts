import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type Cluster = {
  readonly url: string
  readonly start: () => Promise<void>
  readonly stop: (mode: 'fast' | 'immediate') => Promise<void>
  readonly remove: () => Promise<void>
}

/** Sorted by version, the newest last. */
const installations = () =>
  globSync('/usr/lib/postgresql/*/bin').sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))

const binaries = (): string => {
  const directory = process.env['TEST_POSTGRESQL_BIN'] ?? installations().at(-1)
  if (!directory)
    throw new Error('PostgreSQL is not installed here: name its directory in TEST_POSTGRESQL_BIN')
  return directory
}

/** PostgreSQL refuses to run as root. */
const asNobodySpecial = (command: ReadonlyArray<string>) =>
  process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--', ...command] : command

const sh = async (...command: ReadonlyArray<string>): Promise<string> => {
  const [file = '', ...args] = asNobodySpecial(command)
  const { stdout } = await promisify(execFile)(file, args, { cwd: tmpdir() })
  return stdout.trim()
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** A PostgreSQL that is nobody else's, running, with an empty database. It may be stopped without harm to others. */
export const aCluster = async (): Promise<Cluster> => {
  const bin = binaries()
  const port = await freePort()
  const directory = await sh('mktemp', '-d', join(tmpdir(), 'prescribeme-cluster-XXXXXX'))
  const [data, log] = [join(directory, 'data'), join(directory, 'log')]
  const options = `-p ${port} -k ${directory} -c listen_addresses=127.0.0.1 -c fsync=off`
  const control = (...args: ReadonlyArray<string>) =>
    sh(join(bin, 'pg_ctl'), '-D', data, '-l', log, '-o', options, '-s', '-w', ...args)

  const cluster: Cluster = {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    start: async () => void (await control('start')),
    stop: async (mode) => void (await control('stop', '-m', mode)),
    remove: async () => {
      await control('stop', '-m', 'immediate').catch(() => {})
      await sh('rm', '-rf', directory)
    },
  }

  await sh(join(bin, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust', '-N')
  await cluster.start()
  return cluster
}
