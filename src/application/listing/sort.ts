import * as E from 'fp-ts/lib/Either.js'
import { flow } from 'fp-ts/lib/function.js'
import * as NEA from 'fp-ts/lib/ReadonlyNonEmptyArray.js'
import { type Invalid, invalid } from '../../domain/invalid.ts'

/** A column by which a list can be put in order. */
export type SortKey<Column extends string> = {
  readonly column: Column
  readonly direction: 'asc' | 'desc'
}

/** The last key is the id: no two rows are alike, and each has its place. */
export type Sort<Column extends string> = NEA.ReadonlyNonEmptyArray<SortKey<Column | 'id'>>

export type InvalidSort = Invalid<'InvalidSort'>

const isKeyOf =
  <Column extends string>(columns: ReadonlyArray<Column>) =>
  (key: SortKey<string>): key is SortKey<Column> =>
    columns.some((column) => column === key.column)

const toKey = (text: string): SortKey<string> =>
  text.startsWith('-') ? { column: text.slice(1), direction: 'desc' } : { column: text, direction: 'asc' }

const isOnce = ({ column }: SortKey<string>, at: number, keys: ReadonlyArray<SortKey<string>>): boolean =>
  keys.findIndex((other) => other.column === column) === at

/** Ids break ties in the direction of the key before them, so that the reverse of a sort is the reverse of its rows. */
const whole = <Column extends string>(
  keys: NEA.ReadonlyNonEmptyArray<SortKey<Column | 'id'>>,
): Sort<Column> =>
  keys.some(({ column }) => column === 'id')
    ? keys
    : NEA.concat(keys, [{ column: 'id', direction: NEA.last(keys).direction }] as const)

/** Column names, each at most once, with commas between and a minus before those that descend. */
const parse = <Column extends string>(
  columns: ReadonlyArray<Column>,
): ((text: string) => E.Either<InvalidSort, Sort<Column>>) =>
  flow(
    (text) => NEA.map(toKey)(text.split(',') as unknown as NEA.ReadonlyNonEmptyArray<string>),
    E.fromPredicate(
      (keys): keys is NEA.ReadonlyNonEmptyArray<SortKey<Column>> =>
        keys.every(isKeyOf(columns)) && keys.every(isOnce),
      () => invalid('InvalidSort', `Use each once, with "-" before it to descend: ${columns.join(', ')}.`),
    ),
    E.map(whole),
  )

const byId: Sort<never> = [{ column: 'id', direction: 'asc' }]

export const Sort = { parse, byId }
