import { expect } from 'chai'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { Email } from '../../../src/domain/email.ts'
import { rowsOf } from '../../support/databases.ts'
import { allMigrations } from './all-migrations.ts'
import { addOldUsers, anOldUser, everything, oldTable } from './old-backend.ts'
import { early, late, people } from './old-people.ts'

type Row = {
  id: number
  email: string
  full_name: string | null
  hashed_password: string
  is_active: boolean
  created_at: Date | string
  updated_at: Date | string
  email_verified: boolean
  roles: string[]
}

const iso = (moment: Date | string) => new Date(moment).toISOString()

/** How the old backend's table is taken over, whatever the engine. */
export const adoption = (adapter: string, open: () => Promise<Engine>): void => {
  describe(`adopting the old backend's table (${adapter})`, () => {
    let engine: Engine
    let adopted: ReadonlyArray<Row>
    let pending: ReadonlyArray<string>
    let [old, asked]: unknown[] = []
    let startedAt: number

    const users = () => rowsOf<Row>(engine, sql`select * from users order by id`)

    before(async function () {
      this.timeout(60_000)
      engine = await open()
      await oldTable(engine)
      await addOldUsers(engine, people)
      old = await everything(engine)
      pending = await engine.pending()
      asked = await everything(engine)
      startedAt = Date.now()
      await engine.migrate()
      adopted = await users()
    })

    after(() => engine.close())

    it('keeps everybody, with id, name and hash as they were', () => {
      const kept = adopted.map(({ id, full_name, hashed_password }) => [id, full_name, hashed_password])

      expect(kept).to.deep.equal(people.map((old, n) => [n + 1, old.full_name, old.hashed_password]))
    })

    it('gives every address its canonical form', () => {
      const addresses = adopted.map(({ email }) => email)

      expect(addresses).to.deep.equal(people.map(({ email }) => Email.canonical(email)))
      expect(addresses.slice(1, 4)).to.deep.equal([
        'grace.hopper@example.org',
        'spaces@example.org',
        'ärger@exämple.org'.normalize('NFC'),
      ])
    })

    it('takes an empty is_active for what its default says', () => {
      expect(adopted.map(({ is_active }) => is_active)).to.deep.equal(
        people.map((old) => old.is_active !== false),
      )
    })

    it('fills an empty time with the other, and two with the time of the migration', () => {
      const times = adopted.map(({ created_at, updated_at }) => [iso(created_at), iso(updated_at)])
      const [created = '', updated] = times[8] ?? []

      expect(times.slice(0, 6)).to.deep.equal(times.slice(0, 6).map(() => [iso(early), iso(late)]))
      expect(times[6]).to.deep.equal([iso(early), iso(early)])
      expect(times[7]).to.deep.equal([iso(late), iso(late)])
      expect(updated).to.equal(created)
      expect(new Date(created)).to.be.within(new Date(startedAt - 1_000), new Date(Date.now() + 1_000))
    })

    it('makes everybody an unverified user', () => {
      for (const { email_verified, roles } of adopted)
        expect({ email_verified, roles }).to.deep.equal({ email_verified: false, roles: ['user'] })
    })

    it('goes on with the next id', async () => {
      await addOldUsers(engine, [anOldUser({ email: 'next@example.org' })])

      expect((await users()).at(-1)?.id).to.equal(people.length + 1)
    })

    it('lets the old backend go on writing to it', async () => {
      await rowsOf(
        engine,
        sql`insert into users (email, full_name, hashed_password) values ('old@example.org', null, '$2b$12$x')`,
      )
      const { id, created_at, updated_at, ...rest } = (await users()).at(-1) ?? {}

      expect(rest).to.deep.equal({
        email: 'old@example.org',
        full_name: null,
        hashed_password: '$2b$12$x',
        is_active: true,
        email_verified: false,
        roles: ['user'],
        folded_name: '',
        search_text: 'old@example.org\n',
      })
      expect(id).to.be.above(people.length)
      expect([created_at, updated_at]).to.not.include(null)
    })

    it('does nothing more the second time', async () => {
      const before = await everything(engine)

      expect(await engine.pending()).to.deep.equal([])
      expect(await engine.migrate()).to.deep.equal([])
      expect(await everything(engine)).to.deep.equal(before)
    })

    it('changes nothing when it is only asked what is pending', () => {
      expect(pending).to.deep.equal(allMigrations)
      expect(asked).to.deep.equal(old)
    })
  })
}
