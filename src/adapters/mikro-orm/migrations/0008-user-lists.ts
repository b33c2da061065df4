import { Migration } from '@mikro-orm/migrations'
import { sql } from 'kysely'
import { extensionSchema } from './extension-schema.ts'
import { createFolded } from './folded-function.ts'

/** Users in any order, and found by any part of address or name. */
export class UserLists extends Migration {
  override async up(): Promise<void> {
    const db = this.getEntityManager().getKysely()
    const trigrams = sql.id(await extensionSchema(db, 'pg_trgm'), 'gin_trgm_ops')
    await createFolded(db)

    await sql`
      alter table users
        add folded_name text collate "C" generated always as (left(folded(coalesce(full_name, '')), 64)) stored,
        add search_text text
          generated always as (
            folded(email) || ${sql.lit('\n')} || left(folded(coalesce(full_name, '')), 300)) stored`.execute(
      db,
    )
    // What waits to be sorted into these indexes is read whole by every search: no more of it than that, in kB.
    await sql`create index users_search_index on users using gin (search_text ${trigrams})
      with (gin_pending_list_limit = 256)`.execute(db)
    await sql`create index users_roles_index on users using gin (roles) with (gin_pending_list_limit = 256)`.execute(
      db,
    )

    // Users are not stored in these orders: the index itself says of whom it passes over that they are not meant.
    await sql`create index users_email_order_index on users (email collate "C", id) include (search_text)`.execute(
      db,
    )
    await sql`create index users_folded_name_index on users (folded_name, id) include (search_text)`.execute(
      db,
    )
    await sql`create index users_is_active_index on users (is_active, id) include (search_text)`.execute(db)
    await sql`create index users_email_verified_index on users (email_verified, id) include (search_text)`.execute(
      db,
    )
    await sql`create index users_created_at_index on users (created_at, id) include (search_text)`.execute(db)
    await sql`create index users_updated_at_index on users (updated_at, id) include (search_text)`.execute(db)

    // Whether to look a term up or to walk in order until it has come often enough, the planner sees by a sample.
    await sql`alter table users alter search_text set statistics 1000`.execute(db)
  }
}
