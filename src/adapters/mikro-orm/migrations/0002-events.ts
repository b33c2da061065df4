import { Migration } from '@mikro-orm/migrations'

/** One append-only table: audit log and outbox. No foreign key: a person can be erased and the log stay whole. */
export class Events extends Migration {
  override up(): void {
    this.addSql(`
      create table events (
        position bigserial primary key,
        occurred_at timestamptz not null,
        type text not null,
        subject_id integer,
        actor_id integer,
        client_address text,
        user_agent text,
        request_id text,
        details jsonb not null
      )`)
  }
}
