import { sql } from 'kysely'
import type { Engine } from '../../src/adapters/mikro-orm/engine.ts'
import { rowsOf } from './databases.ts'

/** So many at a time that no statement takes as long as one may. */
const batch = 5_000

/** Of which names are made: the first are the most frequent. */
const syllables =
  'ba be bi da de di ka ke ki la le li ma me mi na ne ni ra re ri sa se si ta te ti va ve vi chy shø sté zyg'
    .split(' ')
    .map((syllable) => `'${syllable}'`)

const all = sql.raw(`(array[${syllables}])`)
const frequent = (random: string, size: string) =>
  sql`${all}[1 + (power((${sql.raw(random)} % ${sql.raw(size)}) / ${sql.raw(size)}.0, 2) * ${syllables.length - 1})::int]`
const any = (random: string) => sql`${all}[1 + (${sql.raw(random)}) % ${syllables.length}]`

const somePeople = (engine: Pick<Engine, 'database'>, from: number, to: number) =>
  rowsOf(
    engine,
    sql`
    with random as (
      select n, hashint8(n)::bigint + 2147483648 as a, hashint8(n * 7919)::bigint + 2147483648 as b
      from generate_series(${from}::bigint, ${to}::bigint) n),
    named as (
      select n, a, b, ${frequent('a', '1009')} || ${any('a / 1009')} as given,
        ${frequent('b', '1013')} || ${any('b / 1013')} || ${any('a / 65537')} as family
      from random)
    insert into users (email, full_name, hashed_password, is_active, email_verified, roles, created_at, updated_at)
    select given || '.' || family || n || '@' || (array['example.org', 'mail.example.com', 'posta.test'])[1 + a % 3],
      case when n % 10 > 0 then initcap(given) || ' ' || initcap(family) end,
      '$argon2id$v=19$m=19456,t=2,p=1$' || repeat('x', 66), n % 100 > 0, n % 3 > 0,
      case when n % 5000 = 0 then '{user,admin}'::text[] else '{user}' end,
      '2026-01-01'::timestamptz + n * interval '13 seconds',
      '2026-06-01'::timestamptz + a % 10000000 * interval '1 second'
    from named`,
  )

/**
 * People as they are when there are many: names of syllables that are more and less frequent, one in ten without one,
 * one in a hundred inactive, one in five thousand an admin. The same at every run.
 */
export const manyPeople = async (
  engine: Pick<Engine, 'database'>,
  from: number,
  to: number,
): Promise<void> => {
  for (let first = from; first <= to; first += batch)
    await somePeople(engine, first, Math.min(to, first + batch - 1))
}
