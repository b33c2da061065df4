import { Migration } from '@mikro-orm/migrations'

export class SigningKeys extends Migration {
  override up(): void {
    this.addSql(`
      create table signing_keys (
        kid text primary key,
        public_key jsonb not null,
        sealed_private_key text not null,
        signs_from timestamptz not null
      )`)
  }
}
