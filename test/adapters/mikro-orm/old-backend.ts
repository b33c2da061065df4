import { sql } from 'kysely'
import type { Engine } from '../../../src/adapters/mikro-orm/engine.ts'
import { rowsOf } from '../../support/databases.ts'

/** As SQLAlchemy made it. */
export const oldTable = (engine: Engine) =>
  rowsOf(
    engine,
    sql`CREATE TABLE users (id SERIAL PRIMARY KEY, email VARCHAR(255) UNIQUE NOT NULL, full_name VARCHAR(255),
      hashed_password VARCHAR(255) NOT NULL, is_active BOOLEAN DEFAULT true,
      created_at TIMESTAMP WITH TIME ZONE, updated_at TIMESTAMP WITH TIME ZONE)`,
  )

export type OldUser = {
  readonly email: string
  readonly full_name: string | null
  readonly hashed_password: string
  readonly is_active: boolean | null
  readonly created_at: Date | null
  readonly updated_at: Date | null
}

export const anOldUser = (given: Partial<OldUser> = {}): OldUser => ({
  email: 'ada@example.org',
  full_name: 'Ada Lovelace',
  hashed_password: '$2b$12$abcdefghijklmnopqrstuv0123456789abcdefghijklmnopqrstu',
  is_active: true,
  created_at: new Date('2024-05-06T07:08:09.010Z'),
  updated_at: new Date('2025-06-07T08:09:10.011Z'),
  ...given,
})

export const addOldUsers = async (engine: Engine, users: ReadonlyArray<OldUser>): Promise<void> => {
  for (const { email, full_name, hashed_password, is_active, created_at, updated_at } of users)
    await rowsOf(
      engine,
      sql`insert into users (email, full_name, hashed_password, is_active, created_at, updated_at)
        values (${email}, ${full_name}, ${hashed_password}, ${is_active}, ${created_at}, ${updated_at})`,
    )
}

/** Every table, column, default, constraint and index, and every row of `users` with its place in the table. */
export const everything = async (engine: Engine) => ({
  columns: await rowsOf(
    engine,
    sql`select table_name, column_name, ordinal_position, data_type, character_maximum_length, is_nullable,
        column_default from information_schema.columns where table_schema = 'public' order by 1, 3`,
  ),
  constraints: await rowsOf(
    engine,
    sql`select conname, pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace order by 1`,
  ),
  relations: await rowsOf(
    engine,
    sql`select relname, relkind from pg_class
    where relnamespace = 'public'::regnamespace order by 1`,
  ),
  schemas: await rowsOf(engine, sql`select nspname from pg_namespace where nspname !~ '^pg_' order by 1`),
  users: await rowsOf(engine, sql`select ctid::text, u.*, u::text as text from users u order by id`),
  ids: await rowsOf(engine, sql`select last_value, is_called from users_id_seq`),
})
