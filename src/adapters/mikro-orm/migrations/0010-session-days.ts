import { Migration } from '@mikro-orm/migrations'

/**
 * A refresh moves the time at which a session expires, but seldom the day: with the day indexed in place of the time,
 * PostgreSQL writes no index for it (heap-only tuples), as long as the page has room for one row more.
 */
export class SessionDays extends Migration {
  override up(): void {
    this.addSql('drop index sessions_expires_at_index')
    this.addSql('alter table sessions set (fillfactor = 80)')
    this.addSql(`
      alter table sessions
      add expires_on date generated always as ((expires_at at time zone 'UTC')::date) stored`)
    this.addSql('create index sessions_expires_on_index on sessions (expires_on)')
  }
}
