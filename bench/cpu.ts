import { readFileSync } from 'node:fs'
import { ownPostgresql } from '../test/support/databases.ts'
import { start, tidy } from '../test/support/processes.ts'
import { clientOf, closedLoop } from './load/client.ts'
const ticks = (pid: number) => { const f = readFileSync(`/proc/${pid}/task/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return (Number(f[11]) + Number(f[12])) * 10 }
const engine = await ownPostgresql(2)
try {
  const service = await start({ DATABASE_URL: engine.url, THROTTLES: 'off', HASH_CONCURRENCY: '1', HASH_QUEUE: '0' })
  const { ask } = clientOf(service.url, 64)
  const body = { email: 'user0@example.com', password: 'correct horse battery' }
  await ask({ method: 'POST', path: '/api/v1/auth/register', body })
  await new Promise((r) => setTimeout(r, 1500))
  const l = await ask({ method: 'POST', path: '/api/v1/auth/login', body })
  const { access_token } = JSON.parse(l.text)
  const kinds = {
    live: () => ask({ method: 'GET', path: '/health/live' }),
    me: () => ask({ method: 'GET', path: '/api/v1/users/me', headers: { authorization: `Bearer ${access_token}` } }),
    'bad login 400': () => ask({ method: 'POST', path: '/api/v1/auth/login', body: { email: 1 } }),
    login: () => ask({ method: 'POST', path: '/api/v1/auth/login', body }),
  }
  for (const [name, go] of Object.entries(kinds)) {
    await closedLoop(8, 1, go)
    const a = ticks(service.pid), t = performance.now()
    const out = await closedLoop(name === 'login' ? 48 : 8, 3, go)
    const n = out.length
    const by: Record<string, number> = {}
    for (const { status } of out) by[status] = (by[status] ?? 0) + 1
    console.log(name, JSON.stringify(by), (n / (performance.now() - t) * 1000).toFixed(0), 'req/s', ((ticks(service.pid) - a) / n).toFixed(3), 'ms main cpu/req')
  }
} finally { await tidy(); await engine.close() }
