import bcrypt from 'bcrypt'
import { expect } from 'chai'
import { sql } from 'kysely'
import { addOldUsers, anOldUser, oldTable } from '../adapters/mikro-orm/old-backend.ts'
import { ownPostgresql, rowsOf } from '../support/databases.ts'
import { prescribeme, start, tidy } from '../support/processes.ts'
import { api, someone } from './api.ts'

const oldMembers = ['id', 'email', 'full_name', 'is_active', 'created_at', 'updated_at']

describe("a start on the old backend's database", function () {
  this.timeout(60_000)

  let old: Awaited<ReturnType<typeof ownPostgresql>>
  beforeEach(async () => {
    old = await ownPostgresql(2)
    await oldTable(old)
  })
  afterEach(async () => {
    await tidy()
    await old.close()
  })

  const hashOf = async (email: string) => {
    type Row = { hashed_password: string }
    const [row] = await rowsOf<Row>(old, sql`select hashed_password from users where email = ${email}`)
    return row?.hashed_password
  }

  /** With their places in the table: a row that is written anew moves. */
  const users = () => rowsOf(old, sql`select ctid::text, * from users order by id`)

  it('lets everybody in with the old password, and then keeps a better hash of it', async () => {
    const ada = someone({ password: 'the old passwörd' })
    const hashed_password = await bcrypt.hash(ada.password, 12)
    await addOldUsers(old, [
      anOldUser({ email: ada.email.toUpperCase(), hashed_password, updated_at: null }),
      anOldUser({ email: 'grace@example.org', is_active: null, created_at: null, hashed_password }),
    ])

    const { login, me, register } = api((await start({ DATABASE_URL: old.url })).url)
    const signedIn = await login(ada)
    const user = await me(signedIn.body['access_token'])

    expect(signedIn.status).to.equal(200)
    expect(signedIn.body).to.include.keys('access_token', 'token_type').and.include({ token_type: 'bearer' })
    expect(user.body).to.include.keys(oldMembers)
    expect(user.body).to.include({ id: 1, email: ada.email, full_name: 'Ada Lovelace', is_active: true })
    expect((await register(someone())).body).to.include.keys(oldMembers)
    expect(await hashOf(ada.email)).to.match(/^\$argon2id\$/)
    expect(await hashOf('grace@example.org')).to.equal(hashed_password)
    expect((await login(ada)).status).to.equal(200)
    expect((await login({ ...ada, password: 'the old password' })).status).to.equal(401)
  })

  it('is refused with a list where addresses are one and the same, and changes nothing', async () => {
    const emails = ['ada@example.org', 'Ada@example.org', 'grace@example.org']
    await addOldUsers(
      old,
      emails.map((email) => anOldUser({ email, created_at: null })),
    )
    const before = await users()

    const { stdout, exited } = prescribeme(['serve'], { DATABASE_URL: old.url })
    const { code, stderr } = await exited

    expect(code).to.be.a('number').and.not.equal(0)
    expect(stdout.join()).not.to.include('listening')
    expect(stderr).to.include('ada@example.org').and.include('Ada@example.org').and.not.include('grace')
    expect(await users()).to.deep.equal(before)
  })
})
