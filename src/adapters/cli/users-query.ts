import * as A from 'fp-ts/lib/Apply.js'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import { parseFlag, parseMoment } from '../../application/listing/parameters.ts'
import { Sort } from '../../application/listing/sort.ts'
import { type UserColumn, type UserFilters, userColumns } from '../../application/users/user-list.ts'
import { type Invalid, invalid } from '../../domain/invalid.ts'
import { Role } from '../../domain/role.ts'
import { SearchTerm } from '../../domain/search-term.ts'
import { isUserField, type UserField, userFieldNames } from './user-view.ts'

export type UsersListOptions = {
  readonly limit: string
  readonly sort?: string
  readonly q?: string
  readonly isActive?: string
  readonly role?: string
  readonly emailVerified?: string
  readonly createdAfter?: string
  readonly createdBefore?: string
  readonly fields?: string
  readonly all?: boolean
  readonly count?: boolean
  readonly json?: boolean
}

/** What is asked for, by the words of the HTTP API. */
export type UsersQuery = {
  readonly limit: number
  readonly sort: Sort<UserColumn>
  readonly fields: ReadonlyArray<UserField>
  readonly filters: UserFilters
}

const parseLimit = (text: string): E.Either<Invalid<string>, number> =>
  /^[1-9]\d{0,8}$/.test(text)
    ? E.right(Number(text))
    : E.left(invalid('InvalidLimit', 'Use a whole number from 1 on.'))

const parseFields = (text: string): E.Either<Invalid<string>, ReadonlyArray<UserField>> =>
  pipe(
    text.split(','),
    E.fromPredicate(
      (names): names is Array<UserField> => names.every(isUserField),
      () => invalid('UnknownField', `The fields are ${userFieldNames.join(', ')}.`),
    ),
  )

/** What is wrong with an option is told with its name before it. */
const option = <A>(name: string, parse: (text: string) => E.Either<Invalid<string>, A>, text?: string) =>
  pipe(
    O.fromNullable(text),
    O.traverse(E.Applicative)(parse),
    E.mapLeft(({ _tag, message }) => invalid(_tag, `${name}: ${message}`)),
  )

const together = A.sequenceS(E.Applicative)

export const usersQuery = (options: UsersListOptions): E.Either<Invalid<string>, UsersQuery> =>
  pipe(
    together({
      limit: option('--limit', parseLimit, options.limit),
      sort: option('--sort', Sort.parse(userColumns), options.sort),
      fields: option('--fields', parseFields, options.fields),
      filters: together({
        search: option('--q', SearchTerm.parse, options.q),
        isActive: option('--is-active', parseFlag, options.isActive),
        role: option('--role', Role.parse, options.role),
        emailVerified: option('--email-verified', parseFlag, options.emailVerified),
        createdAfter: option('--created-after', parseMoment, options.createdAfter),
        createdBefore: option('--created-before', parseMoment, options.createdBefore),
      }),
    }),
    E.map(({ limit, sort, fields, filters }) => ({
      limit: options.all || O.isNone(limit) ? Number.POSITIVE_INFINITY : limit.value,
      sort: O.getOrElse((): Sort<UserColumn> => Sort.byId)(sort),
      fields: O.getOrElse(() => userFieldNames)(fields),
      filters,
    })),
  )
