import { execFileSync } from 'node:child_process'
import { sql } from 'kysely'
import type { Scenario } from '../contest.ts'
import { tokensOf } from '../hs256.ts'
import { peerAt, peerWith } from '../peers.ts'
import { size } from '../settings.ts'
import { ourWho, who } from '../who.ts'

/** Debian's, whose packages it is made of. */
const python = '/usr/bin/python3'
const modules = 'fastapi, uvicorn, uvloop, httptools, sqlalchemy, asyncpg, jwt'

const versionOf = (): string | undefined => {
  try {
    const args = ['-c', `import ${modules}; print(fastapi.__version__)`]
    return execFileSync(python, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

const key = 'a key of benchmarks, of 32 octets and more'

const uvicorn = ['-m', 'uvicorn', 'app:app', '--loop', 'uvloop', '--http', 'httptools']

export const fastapi: Scenario = {
  what: 'GET /users/me',
  against: 'FastAPI',
  bound: 5,
  per: 'core',
  meet: async (ground) => {
    const version = versionOf()
    if (version === undefined) return { notThere: `${python} lacks one of ${modules}` }

    const { server, client, filled, over } = await peerWith({
      command: python,
      args: [...uvicorn, '--app-dir', peerAt('fastapi'), '--port', '0', '--no-access-log'],
      env: { SECRET_KEY: key, PYTHONDONTWRITEBYTECODE: '1' },
    })
    await filled(
      sql`insert into users (email, hashed_password)
          select 'user' || n || '@example.com', '-' from generate_series(1, ${size}::int) n`,
      sql`analyze`,
    )
    return { ours: ourWho(ground), theirs: who({ ...server, version }, client, tokensOf(size, key)), over }
  },
}
