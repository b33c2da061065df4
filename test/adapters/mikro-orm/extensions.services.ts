import { randomUUID } from 'node:crypto'
import { expect } from 'chai'
import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { postgresql } from '../../../src/adapters/mikro-orm/postgresql.ts'
import { ownPostgresql, rowsOf } from '../../support/databases.ts'
import { allMigrations } from './all-migrations.ts'

describe('migrating as a role that may make tables and nothing else', () => {
  const role = `prescribeme_test_${randomUUID().replaceAll('-', '')}`
  let owner: Awaited<ReturnType<typeof ownPostgresql>>
  let limited: Engine

  beforeEach(async () => {
    owner = await ownPostgresql(2)
    await rowsOf(owner, sql`create role ${sql.id(role)} login`)
    await rowsOf(owner, sql`grant usage, create on schema public to ${sql.id(role)}`)
    const url = new URL(owner.url)
    url.username = role
    limited = postgresql({ url: url.href, poolSize: 2 })
  })

  afterEach(async () => {
    await limited.close()
    await rowsOf(owner, sql`drop owned by ${sql.id(role)}`)
    await rowsOf(owner, sql`drop role ${sql.id(role)}`)
    await owner.close()
  })

  it('says which extension is missing and what to do, and changes nothing', async () => {
    const refused = await limited.migrate().catch(String)

    expect(refused).to.include('The extension "pg_trgm"').and.include('create extension pg_trgm;')
    expect(await limited.pending()).to.deep.equal(allMigrations)
  })

  it('goes on once the extension is there, in whichever schema', async () => {
    await rowsOf(owner, sql`create schema extensions`)
    await rowsOf(owner, sql`grant usage on schema extensions to ${sql.id(role)}`)
    await rowsOf(owner, sql`create extension pg_trgm schema extensions`)

    expect(await limited.migrate()).to.deep.equal(allMigrations)
  })
})
