import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aDirectory, type Env, root, run } from '../support/processes.ts'
import { freePort } from '../support/redis-servers.ts'

/** A directory like that of a clone, where a command may leave files of its own. */
const aClone = (): string => {
  const clone = join(aDirectory(), 'prescribeme')
  mkdirSync(clone)
  for (const name of readdirSync(root).filter((each) => !['.git', 'data', '.env'].includes(each)))
    symlinkSync(join(root, name), join(clone, name))
  return clone
}

const prelude = readFileSync(new URL('reader.sh', import.meta.url), 'utf8')

/** Packages are installed already; the service runs beside the rest. */
const adapted = (command: string): string =>
  command.replaceAll('npm ci && ', '').replace(/^(?!#)(.*)\bnpm start$/gm, '$1serve npm start')

type Outcome = {
  readonly code: number | null
  readonly stderr: string
  readonly outputs: ReadonlyArray<string>
}

const mark = '=== the next block ==='

/**
 * Runs the blocks of a document in one shell, up to the first that fails. Whatever HTTP refuses, fails.
 * `insteadOf` says what a reader puts in the place of an example.
 */
export const follow = async (blocks: ReadonlyArray<string>, insteadOf: Env): Promise<Outcome> => {
  const port = String(await freePort())
  const home = aDirectory()
  writeFileSync(join(home, '.curlrc'), 'silent\nshow-error\nfail-with-body\n')
  const places = { 'localhost:8000': `localhost:${port}`, ...insteadOf }
  const script = Object.entries(places).reduce(
    (text, [example, real]) => text.replaceAll(example, real),
    blocks.map(adapted).join(`\necho; echo '${mark}'\n`),
  )

  const { stdout, exited } = run('bash', ['-c', `${prelude}\n${script}`], {
    cwd: aClone(),
    env: {
      PORT: port,
      CURL_HOME: home,
      SERVICE_LOG: join(home, 'service.log'),
      EVENT_LOOP_LAG_MAX: '1m',
      NO_UPDATE_NOTIFIER: '1',
    },
  })
  const { code, stderr } = await exited
  return {
    code,
    stderr,
    outputs: stdout
      .join('\n')
      .split(mark)
      .map((output) => output.trim()),
  }
}
