import { Migration } from '@mikro-orm/migrations'

/** Finds whence a user has signed in, however many of the events about them are refusals. */
export class SignInAddresses extends Migration {
  override up(): void {
    this.addSql(`
      create index events_sign_ins_index on events (subject_id, occurred_at) where type = 'login.succeeded'`)
  }
}
