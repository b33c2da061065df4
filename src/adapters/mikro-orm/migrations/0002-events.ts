import { Migration } from '@mikro-orm/migrations'

/**
 * One append-only table: audit log and outbox. A position is drawn after the transaction's id (columns are filled
 * in their order), so who reads up to the oldest open transaction misses nothing. No foreign key: a person can be
 * erased and the log stay whole.
 */
export class Events extends Migration {
  override up(): void {
    this.addSql(`
      create table events (
        transaction_id xid8 not null default pg_current_xact_id(),
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
