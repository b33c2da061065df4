import bcrypt from 'bcrypt'
import { expect } from 'chai'
import jwt from 'jsonwebtoken'
import { sql } from 'kysely'
import { addOldUsers, anOldUser, oldTable } from '../adapters/mikro-orm/old-backend.ts'
import { api, someone } from '../journeys/api.ts'
import { ownDatabase, ownPostgresql, rowsOf } from '../support/databases.ts'
import { prescribeme, start, tidy } from '../support/processes.ts'
import { installed, itWith } from '../support/programs.ts'
import { documentAt } from './documents.ts'
import { follow } from './reader.ts'

const client = installed(['pg_dump'], '--version')
const blocks = documentAt('docs/guides/from-fastapi.md').blocks.filter(({ language }) => language === 'sh')
const commands = blocks.map(({ text }) => text)

const secret = 'the secret of the old backend, of 32 bytes and more'
const oldToken = jwt.sign({ sub: 'ada@example.com' }, secret, { algorithm: 'HS256', expiresIn: '30m' })

const login = (email: string) =>
  `curl http://localhost:8000/api/v1/auth/login -H 'Content-Type: application/json' -d '{"email":"${email}","password":"correct horse battery"}'`
const query = (statement: string) => `psql --no-align --tuples-only --command="${statement}" "$DATABASE_URL"`

/** As the old backend does: an address in any case, and columns left empty. */
const oldRegistration = (hash: string) =>
  query(
    `insert into users (email, hashed_password, is_active, updated_at) values ('Late@Example.com', '${hash.replaceAll('$', '\\$')}', null, null)`,
  )

describe('the move from the FastAPI backend', function () {
  this.timeout(180_000)

  let old: Awaited<ReturnType<typeof ownPostgresql>>
  let others: ReadonlyArray<Awaited<ReturnType<typeof ownDatabase>>>
  beforeEach(async () => {
    old = await ownPostgresql(2)
    others = [await ownDatabase(), await ownDatabase()]
    for (const { drop } of others) await drop()
  })
  afterEach(async () => {
    await tidy()
    for (const { drop } of others) await drop()
    await old.close()
  })

  itWith(client, 'pg_dump', 'goes there, back, forward again, and back to the day before', async () => {
    const hash = await bcrypt.hash('correct horse battery', 12)
    await oldTable(old)
    await addOldUsers(old, [
      anOldUser({ email: 'Ada@Example.com', hashed_password: hash, updated_at: null }),
      anOldUser({ email: 'gone@example.com', hashed_password: hash, is_active: false, created_at: null }),
    ])
    const [rehearse, cleanUp, move, look, back, forward, dayBefore, ...more] = commands
    const names = others.map(({ url }) => new URL(url).pathname.slice(1))
    const steps = {
      'the same secret': `export SECRET_KEY='${secret}'`,
      rehearse,
      cleanUp,
      move,
      look,
      'old token': `curl http://localhost:8000/api/v1/users/me -H 'Authorization: Bearer ${oldToken}' && exit 1 || true`,
      inactive: `${login('gone@example.com')} && exit 1 || true`,
      back: `stop\n${back}`,
      meanwhile: oldRegistration(hash),
      forward,
      late: login('late@example.com'),
      users: query('select email, is_active from users order by id'),
      dayBefore,
      restored: query('select email, updated_at is null, hashed_password from users order by id').replace(
        '$DATABASE_URL',
        String(others[1]?.url),
      ),
    }

    const { code, stderr, outputs } = await follow(Object.values(steps).map(String), {
      'postgresql://user:password@host:5432/old': old.url,
      'postgresql://user:password@host:5432/rehearsal': String(others[0]?.url),
      'postgresql://user:password@host:5432/restored': String(others[1]?.url),
      '" rehearsal\n': `" ${names[0]}\n`,
      '" restored\n': `" ${names[1]}\n`,
    })
    const said = Object.fromEntries(Object.keys(steps).map((name, n) => [name, outputs[n]]))

    expect(code, [...outputs, stderr].join('\n')).to.equal(0)
    expect(more).to.deep.equal([])
    expect(said['rehearse']).to.match(/^Applied:\n {2}0001-users\n/)
    expect(said['look'])
      .to.match(/"status":"ok"/)
      .and.match(/\}2$/m)
    expect(said['look']).to.match(/"id":1,"email":"ada@example.com".*"roles":\["user","admin"\]/)
    expect(said['old token']).to.include('urn:prescribeme:problem:invalid-token')
    expect(said['inactive']).to.include('urn:prescribeme:problem:wrong-credentials')
    expect(said['back']).to.match(/have a hash of argon2id\s+-+\s+1\b/)
    expect(said['late']).to.include('access_token')
    expect(said['users']).to.equal('ada@example.com|t\ngone@example.com|f\nlate@example.com|t')
    expect(said['restored']).to.equal(`Ada@Example.com|t|${hash}\ngone@example.com|f|${hash}`)
  })

  it('keeps columns and tables of one’s own, and registers people beside them', async () => {
    await oldTable(old)
    await rowsOf(old, sql`alter table users add phone text, add plan text not null default 'free'`)
    await rowsOf(old, sql`create table orders (id serial primary key, user_id int references users (id))`)
    const { register } = api((await start({ DATABASE_URL: old.url })).url)

    expect((await register(someone())).status).to.equal(201)
    expect(await rowsOf(old, sql`select phone, plan from users`)).to.deep.equal([
      { phone: null, plan: 'free' },
    ])
    expect(await rowsOf(old, sql`select * from orders`)).to.deep.equal([])
  })

  it('changes nothing where a table has a name that is needed', async () => {
    await oldTable(old)
    await addOldUsers(old, [anOldUser({ email: 'Ada@Example.com' })])
    await rowsOf(old, sql`create table sessions (id serial primary key)`)
    const before = await rowsOf(old, sql`select * from users`)
    const { code } = await prescribeme(['migrate'], { DATABASE_URL: old.url }).exited

    expect(code).to.be.a('number').and.not.equal(0)
    expect(await rowsOf(old, sql`select * from users`)).to.deep.equal(before)
    expect(await rowsOf(old, sql`select to_regclass('events') as found`)).to.deep.equal([{ found: null }])
  })
})
