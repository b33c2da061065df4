import { expect } from 'chai'
import { sql } from 'kysely'
import { ownPostgresql, rowsOf } from '../support/databases.ts'
import { start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'
import { commitProxy } from './commit-proxy.ts'

const SECRET_KEY = 'a secret that all of them have in common'

describe('a service that is killed between the commit of a user and the answer', function () {
  this.timeout(60_000)

  let database: Awaited<ReturnType<typeof ownPostgresql>>
  before(async () => {
    database = await ownPostgresql(2)
  })
  after(async () => {
    await tidy()
    await database.close()
  })

  it('gives that answer to the same request under the same key, from whichever process (ASVS 2.3.3)', async () => {
    const committed = Promise.withResolvers<void>()
    const proxy = await commitProxy(database.url, committed.resolve)
    const first = await start({ DATABASE_URL: proxy.url, SECRET_KEY })
    committed.promise.then(() => first.kill('SIGKILL'))
    const ada = someone()
    const lost = await api(first.url)
      .register(ada, 'k')
      .catch(() => 'no answer')
    await first.exited
    await proxy.close()
    const stored = await rowsOf<{ id: number }>(database, sql`select id from users`)

    const replicas = await Promise.all([1, 2].map(() => start({ DATABASE_URL: database.url, SECRET_KEY })))
    const answers = await Promise.all(replicas.map(({ url }) => api(url).register(ada, 'k')))
    const [replica] = replicas
    const without = await api(replica?.url ?? '').register(ada)

    expect(lost).to.equal('no answer')
    expect(stored).to.have.length(1)
    for (const { status, headers, body } of answers) {
      expect([status, body['id']]).to.deep.equal([201, stored[0]?.id])
      expect(headers.get('location')).to.equal(`/api/v1/users/${stored[0]?.id}`)
    }
    expect(without.status).to.equal(409)
    expect(await rowsOf(database, sql`select type from events where type like 'user.%'`)).to.have.length(1)
  })
})
