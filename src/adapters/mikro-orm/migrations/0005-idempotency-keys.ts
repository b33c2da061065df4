import { Migration } from '@mikro-orm/migrations'

/** Neither a client's key nor anything of its request is kept: both are MACs. They go with the user whom they have made. */
export class IdempotencyKeys extends Migration {
  override up(): void {
    this.addSql(`
      create table idempotency_keys (
        key text primary key,
        fingerprint text not null,
        user_id integer not null
          constraint idempotency_keys_user_id_foreign references users (id) on delete cascade,
        expires_at timestamptz not null
      )`)
    this.addSql('create index idempotency_keys_user_id_index on idempotency_keys (user_id)')
    this.addSql('create index idempotency_keys_expires_at_index on idempotency_keys (expires_at)')
  }
}
