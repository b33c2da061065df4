import { Migration } from '@mikro-orm/migrations'

/** Finds an admin among millions: whoever resigns waits for it, and others wait for them. */
export class Admins extends Migration {
  override up(): void {
    this.addSql(`
      create index users_admins_index on users (id) where is_active and 'admin' = any (roles)`)
  }
}
