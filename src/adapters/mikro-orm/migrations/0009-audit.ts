import { Migration } from '@mikro-orm/migrations'

/** `always`: also where a session says that it is a replica, which turns other triggers off. */
const appendOnly = (table: string): ReadonlyArray<string> => [
  `create trigger ${table}_append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change()`,
  `alter table ${table} enable always trigger ${table}_append_only`,
]

/** Each filter of a list together with its order. Few events have an actor, fewer the operator. */
const indexes = [
  ['occurred_at', '', ''],
  ['subject', 'subject_id, ', ' where subject_id is not null'],
  ['actor', 'actor_id, ', ' where actor_id is not null'],
  ['operator', '', ' where by_operator'],
  ['type', 'type, ', ''],
] as const

/** Binds the tables' owner too, whom no privilege can be taken from. */
export class Audit extends Migration {
  override up(): void {
    this.addSql(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log is append-only: % of "%" is refused', lower(tg_op), tg_table_name
          using errcode = 'insufficient_privilege';
      end $$`)
    this.addSql('alter table events add by_operator boolean not null default false')
    for (const [name, columns, where] of indexes)
      this.addSql(`create index events_${name}_index on events (${columns}occurred_at, position)${where}`)
    this.addSql(`
      create table seals (
        sequence bigint primary key,
        position bigint not null constraint seals_position_unique unique,
        settled bigint not null,
        kid text not null,
        mac text not null
      )`)
    this.addSql('create table seal_keys (kid text primary key, sealed_key text not null)')
    for (const statement of ['events', 'seals'].flatMap(appendOnly)) this.addSql(statement)
  }
}
