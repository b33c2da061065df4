import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Users } from '../../application/ports/users.ts'
import { orderedPart, searchedPart, type UserFilters } from '../../application/users/user-list.ts'
import { Folded } from '../../domain/folded.ts'
import type { User } from '../../domain/user.ts'
import type { Memory } from './memory.ts'
import { pageOf } from './page-of.ts'

const nameOf = ({ fullName }: User): string => O.getOrElse(() => '')(fullName)

const foldedName = (user: User, codePoints: number): string =>
  [...Folded.of(nameOf(user))].slice(0, codePoints).join('')

const page = pageOf({
  id: (user: User) => user.id,
  email: ({ email }) => email,
  full_name: (user) => foldedName(user, orderedPart),
  is_active: ({ isActive }) => isActive,
  email_verified: ({ emailVerified }) => emailVerified,
  created_at: ({ createdAt }) => createdAt.toISOString(),
  updated_at: ({ updatedAt }) => updatedAt.toISOString(),
})

/** Whether there is nothing to ask for, or it is so. */
const isSo = <A>(asked: O.Option<A>, holds: (value: A) => boolean): boolean =>
  pipe(
    asked,
    O.match(() => true, holds),
  )

const matches =
  (filters: UserFilters) =>
  (user: User): boolean =>
    isSo(filters.search, (term) =>
      [Folded.of(user.email), foldedName(user, searchedPart)].some((text) => text.includes(term)),
    ) &&
    isSo(filters.isActive, (isActive) => user.isActive === isActive) &&
    isSo(filters.role, (role) => user.roles.includes(role)) &&
    isSo(filters.emailVerified, (emailVerified) => user.emailVerified === emailVerified) &&
    isSo(filters.createdAfter, (moment) => user.createdAt >= moment) &&
    isSo(filters.createdBefore, (moment) => user.createdAt < moment)

export const userPages = (users: Memory['users']): Pick<Users, 'page' | 'count'> => {
  const filtered = (filters: UserFilters) => [...users.values()].filter(matches(filters))

  return {
    page: (query) => TE.fromIO(() => page(filtered(query.filters), query)),
    count: (filters) => TE.fromIO(() => filtered(filters).length),
  }
}
