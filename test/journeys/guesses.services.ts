import { expect } from 'chai'
import { sql } from 'kysely'
import { ownPostgresql, rowsOf } from '../support/databases.ts'
import { start, tidy } from '../support/processes.ts'
import { type Answer, api, type Registration, someone } from './api.ts'

const own = ['date', 'x-request-id']

/** All that a client can tell one refusal from another by, but for what is each answer's own. */
const faceOf = ({ status, headers, body: { instance: _, ...body } }: Answer) =>
  JSON.stringify([status, body, [...headers].filter(([name]) => !own.includes(name))])

const from = (address: string) => ({ 'x-forwarded-for': address })

describe('guesses', function () {
  this.timeout(180_000)

  let database: Awaited<ReturnType<typeof ownPostgresql>>
  beforeEach(async () => {
    database = await ownPostgresql(2)
  })
  afterEach(async () => {
    await tidy()
    await database.close()
  })

  /** All that are asked at once get their turn, however few the cores, and however long others have them. */
  const serving = async (env: Readonly<Record<string, string>>) => {
    const enough = { HASH_QUEUE: '1000', EVENT_LOOP_LAG_MAX: '1m' }
    const given = { DATABASE_URL: database.url, TRUSTED_PROXIES: '127.0.0.1', ...enough }
    return api((await start({ ...given, ...env })).url)
  }

  const signedIn = async ({ register, login }: Awaited<ReturnType<typeof serving>>) => {
    const ada = someone()
    await register(ada)
    const cookie = (await login(ada, from('203.0.113.1'))).headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(cookie).to.match(/^__Host-device-/)
    return { ada, cookie }
  }

  const refusals = async () => {
    type Row = { reason: string; times: number }
    const statement = sql<Row>`select details->>'reason' as reason, count(*)::int as times from events
      where type = 'login.refused' group by 1`
    return Object.fromEntries((await rowsOf(database, statement)).map(({ reason, times }) => [reason, times]))
  }

  it('at one account, 400 at once from 200 addresses, are compared up to the cap and let its owner in', async () => {
    // a delay as long as that opens to no more guesses, however slow the machine
    const service = await serving({ THROTTLE_LOGIN_DELAY: '1h' })
    const { login } = service
    const { ada, cookie } = await signedIn(service)

    const guessAt = (nth: number): Registration =>
      nth >= 100 && nth % 10 === 0 ? ada : { ...ada, password: `${ada.password} ${nth}` }
    const answering = Array.from({ length: 400 }, (_, nth) =>
      login(guessAt(nth), from(`198.51.100.${(nth % 200) + 1}`)),
    )
    // the owner comes while they are compared
    await Promise.race(answering)
    const owner = [await login(ada, { ...from('192.0.2.1'), cookie }), await login(ada, from('203.0.113.1'))]
    const answers = await Promise.all(answering)
    const late = await login(ada, from('192.0.2.3'))

    expect(owner.map(({ status }) => status)).to.deep.equal([200, 200])
    expect([...new Set([...answers, late].map(faceOf))]).to.deep.equal([faceOf(late)])
    expect(late.status).to.equal(401)
    // ten that cost no wait, and the one before the delay begins
    expect(await refusals()).to.deep.equal({ 'wrong-password': 11, locked: 390 })
  })

  it('at one account, more than may wait, leave its owner a place and a turn', async () => {
    const service = await serving({ HASH_CONCURRENCY: '2', HASH_QUEUE: '64' })
    const { ada, cookie } = await signedIn(service)

    const told: number[] = []
    const guesses = Array.from({ length: 400 }, async (_, nth) => {
      const { status } = await service.login(
        { ...ada, password: `${ada.password} ${nth}` },
        from(`198.51.100.${(nth % 200) + 1}`),
      )
      told.push(status)
    })
    await Promise.race(guesses)
    const owner = await Promise.all([
      service.login(ada, { ...from('192.0.2.1'), cookie }),
      service.login(ada, from('203.0.113.1')),
    ])
    const strangersWaiting = guesses.length - told.length
    await Promise.all(guesses)

    expect(owner.map(({ status }) => status)).to.deep.equal([200, 200])
    expect(strangersWaiting).to.be.above(0)
    expect([...new Set(told)].sort()).to.deep.equal([401, 503])
  })

  it('from one address, at whatever accounts, are refused with 429 beyond the limit, and no other address is', async () => {
    const { login } = await serving({ THROTTLE_LOGIN_ADDRESS: '3/15m' })

    const failures = []
    for (const _ of [1, 2, 3]) failures.push((await login(someone(), from('198.51.100.1'))).status)
    const { status, headers, body } = await login(someone(), from('198.51.100.1'))
    const elsewhere = await login(someone(), from('198.51.100.2'))

    expect(failures).to.deep.equal([401, 401, 401])
    expect(status).to.equal(429)
    expect(body).to.include({ type: 'urn:prescribeme:problem:too-many-attempts', status: 429 })
    const seconds = headers.get('retry-after')
    expect(Number(seconds)).to.be.within(1, 900)
    expect(headers.get('ratelimit')).to.equal(`"login-address";r=0;t=${seconds}`)
    expect(headers.get('ratelimit-policy')).to.equal('"login-address";q=3;w=900')
    expect(elsewhere.status).to.equal(401)
  })
})
