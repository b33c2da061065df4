import { Migration } from '@mikro-orm/migrations'

/** No refresh token is kept, nor a hash of one: a dump of this table opens no session. */
export class Sessions extends Migration {
  override up(): void {
    this.addSql(`
      create table sessions (
        id uuid primary key,
        user_id integer not null constraint sessions_user_id_foreign references users (id) on delete cascade,
        created_at timestamptz not null,
        last_used_at timestamptz not null,
        ends_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        turn integer not null,
        address text,
        user_agent text
      )`)
    this.addSql('create index sessions_user_id_index on sessions (user_id)')
    this.addSql('create index sessions_expires_at_index on sessions (expires_at)')
  }
}
