import { createHmac } from 'node:crypto'
import { cpus } from 'node:os'
import { sql } from 'kysely'
import { peerAt, peerWith } from './peers.ts'
import { password } from './settings.ts'

const secret = 'a secret of benchmarks, of 32 octets and some more'
const origin = 'https://id.example.org'

const signed = (token: string) =>
  encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)

/** All others, with the password and the columns of the first. */
const others = (size: number) => [
  sql`insert into "user" (id, name, email, "emailVerified")
      select 'u' || n, name, 'user' || n || '@example.com', "emailVerified"
      from (select * from "user") first, generate_series(1, ${size - 1}::int) n`,
  sql`insert into account (id, "accountId", "providerId", "userId", password, "updatedAt")
      select 'a' || u.id, u.id, "providerId", u.id, password, now()
      from (select * from account) first, "user" u where u.id <> "userId"`,
  sql`insert into session (id, "expiresAt", token, "updatedAt", "userId")
      select 's' || id, now() + interval '7 days', rpad(id, 32, 'x'), now(), id from "user" where id like 'u%'`,
  sql`analyze`,
]

/** better-auth with as many people, each signed in once. */
export const betterAuthWith = async (version: string, size: number) => {
  const peer = await peerWith({
    command: process.execPath,
    args: [peerAt('better-auth/server.js')],
    env: {
      NODE_ENV: 'production',
      BETTER_AUTH_URL: origin,
      BETTER_AUTH_SECRET: secret,
      UV_THREADPOOL_SIZE: String(Math.max(4, cpus().length)),
    },
  })
  const post = (path: string, body: object) =>
    peer.client.ask({ method: 'POST', path: `/api/auth${path}`, body, headers: { origin } })
  await post('/sign-up/email', { name: 'User', email: 'user0@example.com', password })
  await peer.filled(...others(size))

  const tokens = Array.from({ length: size - 1 }, (_, n) => `u${n + 1}`.padEnd(32, 'x'))
  return {
    ...peer,
    server: { ...peer.server, version },
    post,
    cookies: tokens.map((token) => `__Secure-better-auth.session_token=${signed(token)}`),
  }
}
