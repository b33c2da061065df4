import { Migration } from '@mikro-orm/migrations'
import { sql } from 'kysely'
import { canonicalAddresses } from './canonical-addresses.ts'

/**
 * Adopts the table of the FastAPI backend, or makes it where there is none: from there on both go one way.
 * What that backend reads stays as it was; SETUP.md says what to undo for it to write again.
 */
export class Users extends Migration {
  override async up(): Promise<void> {
    const db = this.getEntityManager().getKysely()

    const found = await sql`select 1 where to_regclass('users') is not null`.execute(db)
    if (found.rows.length === 0)
      await sql`
      create table users (
        id serial primary key,
        email varchar(255) unique not null,
        full_name varchar(255),
        hashed_password varchar(255) not null,
        is_active boolean default true,
        created_at timestamptz,
        updated_at timestamptz
      )`.execute(db)
    await sql`lock table users in access exclusive mode`.execute(db)
    await canonicalAddresses(db)

    // SQLAlchemy leaves `updated_at` empty until the first change; the column's own default speaks for `is_active`.
    await sql`
      update users set
        is_active = coalesce(is_active, true),
        created_at = coalesce(created_at, updated_at, now()),
        updated_at = coalesce(updated_at, created_at, now())
      where is_active is null or created_at is null or updated_at is null`.execute(db)

    await sql`
      alter table users
        alter is_active set default true, alter is_active set not null,
        alter created_at set default now(), alter created_at set not null,
        alter updated_at set default now(), alter updated_at set not null,
        add email_verified boolean not null default false,
        add roles text[] not null default '{user}'`.execute(db)
  }
}
