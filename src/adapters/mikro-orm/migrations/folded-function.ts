import { type QueryExecutorProvider, sql } from 'kysely'
import { Folded } from '../../../domain/folded.ts'

const lastCodePoint = 0x1ffff

const hasLowerCase = /\p{Changes_When_Lowercased}/u

/** Every letter beyond ASCII that has a lower case, when its accents are gone, and that lower case. */
const lowerCases = (): ReadonlyArray<readonly [string, string]> =>
  Array.from({ length: lastCodePoint - 0x7f }, (_, at) => String.fromCodePoint(at + 0x80))
    .filter((letter) => hasLowerCase.test(letter) && letter.normalize('NFKD') === letter)
    .map((letter) => [letter, letter.toLowerCase()] as const)

/**
 * `Folded.of`, in SQL. What a database calls lower case depends on its locale, and what it calls an accent on a file
 * of its server: so both come from the domain. Most texts are ASCII, or are so without accents, which costs little.
 */
export const createFolded = async (db: QueryExecutorProvider): Promise<void> => {
  const letters = Object.entries(Folded.letters)
  const replaced = letters.filter(([, plain]) => plain.length > 1)
  const single = new Map(letters.filter(([, plain]) => plain.length === 1))
  const translated = [
    ...lowerCases().map(([letter, lower]) => [letter, single.get(lower) ?? lower]),
    ...single,
  ]
  const from = sql.lit(translated.map(([letter]) => letter).join(''))
  const to = sql.lit(translated.map(([, plain]) => plain).join(''))
  const plain = replaced.reduce(
    (text, [letter, several]) => sql`replace(${text}, ${sql.lit(letter)}, ${sql.lit(several)})`,
    sql`translate($1, ${from}, ${to})`,
  )

  await sql`create function folded_letters(text) returns text language sql immutable parallel safe
    return case when octet_length($1) = char_length($1) then $1 else normalize(${plain}, NFC) end`.execute(db)
  await sql`create function folded(text) returns text language sql immutable parallel safe
    return case when octet_length($1) = char_length($1) then lower($1 collate "C") else folded_letters(lower(
      regexp_replace(normalize($1, NFKD) collate "C", ${sql.lit(`[${Folded.marks}]`)}, '', 'g'))) end`.execute(
    db,
  )
}
