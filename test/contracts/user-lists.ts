import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { Sort } from '../../src/application/listing/sort.ts'
import { type UserColumn, type UserFilters, userColumns } from '../../src/application/users/user-list.ts'
import { Folded } from '../../src/domain/folded.ts'
import { FullName } from '../../src/domain/full-name.ts'
import { Role } from '../../src/domain/role.ts'
import { SearchTerm } from '../../src/domain/search-term.ts'
import type { User } from '../../src/domain/user.ts'
import { anEmail, aRegistration } from '../support/users.ts'

/** Letters with and without case and accents, of several scripts, one beyond U+FFFF and one before it, LIKE's own characters. */
const letters = [
  ..."aAbBéÉøØßẞæzZ_%\\' -.",
  'e\u0301',
  'ж',
  'Ж',
  'Σ',
  'ς',
  '王',
  '가',
  'が',
  '\uffee',
  '𐐀',
  '👩🏽',
  'ﬁ',
  'Ａ',
]

const text = (maxLength: number) => fc.string({ unit: fc.constantFrom(...letters), maxLength })

const names = fc.oneof(
  text(4),
  text(4),
  fc.constant(''),
  text(2).map((end) => 'é'.repeat(70) + end),
)

const nameOf = (written: string) => {
  const name = FullName.parse(written)
  return E.isRight(name) ? name.right : O.none
}

const moments = fc.integer({ min: 0, max: 4 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)))

/** Few values of everything, so that many are alike. */
const person = fc.record({
  fullName: names.map(nameOf),
  isActive: fc.boolean(),
  emailVerified: fc.boolean(),
  roles: fc.subarray([...Role.all]),
  createdAt: moments,
  updatedAt: moments,
})

const locals = fc.stringMatching(/^[a-cé_%]{1,4}(\.[xyz]{1,2})?$/)

export const people = fc
  .uniqueArray(locals, { maxLength: 20, selector: (local) => anEmail(`${local}@example.org`) })
  .chain((given) =>
    fc.tuple(
      ...given.map((local) =>
        person.map((rest) => aRegistration({ ...rest, email: anEmail(`${local}@example.org`) })),
      ),
    ),
  )

export const sorts: fc.Arbitrary<Sort<UserColumn>> = fc
  .tuple(
    fc.shuffledSubarray([...userColumns], { minLength: 1, maxLength: 4 }),
    fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  )
  .map(([columns, turns]) => columns.map((column, at) => (turns[at] ? `-${column}` : column)).join(','))
  .map((written) => E.getOrElse((): Sort<UserColumn> => Sort.byId)(Sort.parse(userColumns)(written)))

const term = (written: string) => O.fromEither(SearchTerm.parse(written))

const option = <A>(values: fc.Arbitrary<A>) =>
  fc.option(values, { nil: undefined, freq: 2 }).map(O.fromNullable)

const written = (user: User) => `${user.email}\n${O.getOrElse(() => '')(user.fullName)}`

/** Filters, and what they say of a user. */
export const filtersOf = fc
  .record({
    search: fc.option(fc.oneof(text(3), locals), { nil: '', freq: 2 }).map(term),
    isActive: option(fc.boolean()),
    role: option(fc.constantFrom(...Role.all)),
    emailVerified: option(fc.boolean()),
    createdAfter: option(moments),
    createdBefore: option(moments),
  } satisfies { [K in keyof UserFilters]: fc.Arbitrary<UserFilters[K]> })
  .map((filters) => ({
    filters,
    keeps: (user: User): boolean =>
      [
        O.map((folded: string) => Folded.of(written(user)).includes(folded))(filters.search),
        O.map((isActive) => user.isActive === isActive)(filters.isActive),
        O.map((role: Role) => user.roles.includes(role))(filters.role),
        O.map((emailVerified) => user.emailVerified === emailVerified)(filters.emailVerified),
        O.map((moment: Date) => user.createdAt.getTime() >= moment.getTime())(filters.createdAfter),
        O.map((moment: Date) => user.createdAt.getTime() < moment.getTime())(filters.createdBefore),
      ].every(O.getOrElse(() => true)),
  }))

const placeOf = (column: UserColumn, user: User): Buffer | number => {
  if (column === 'email') return Buffer.from(user.email)
  if (column === 'full_name')
    return Buffer.from([...Folded.of(O.getOrElse(() => '')(user.fullName))].slice(0, 64).join(''))
  if (column === 'created_at') return user.createdAt.getTime()
  if (column === 'updated_at') return user.updatedAt.getTime()
  if (column === 'id') return user.id
  return Number(column === 'is_active' ? user.isActive : user.emailVerified)
}

/** UTF-8 has the order of the code points in its octets. */
const compared = (one: Buffer | number, other: Buffer | number): number =>
  one instanceof Buffer && other instanceof Buffer ? Buffer.compare(one, other) : Number(one) - Number(other)

export const inOrder =
  (sort: Sort<UserColumn>) =>
  (users: ReadonlyArray<User>): ReadonlyArray<User> =>
    users.toSorted(
      (one, other) =>
        sort
          .map(
            ({ column, direction }) =>
              compared(placeOf(column, one), placeOf(column, other)) * (direction === 'asc' ? 1 : -1),
          )
          .find((difference) => difference !== 0) ?? 0,
    )
