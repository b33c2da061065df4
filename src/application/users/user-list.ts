import * as O from 'fp-ts/lib/Option.js'
import type { Role } from '../../domain/role.ts'
import type { SearchTerm } from '../../domain/search-term.ts'
import type { PageQuery } from '../listing/page.ts'

/**
 * The columns by which users can be put in order: texts by code points, names without case and accents, who has none
 * before all who have one.
 */
export const userColumns = [
  'id',
  'email',
  'full_name',
  'is_active',
  'email_verified',
  'created_at',
  'updated_at',
] as const

export type UserColumn = (typeof userColumns)[number]

/** What all of them ask for. */
export type UserFilters = {
  /** Any part of address or name. */
  readonly search: O.Option<SearchTerm>
  readonly isActive: O.Option<boolean>
  readonly role: O.Option<Role>
  readonly emailVerified: O.Option<boolean>
  /** That moment included. */
  readonly createdAfter: O.Option<Date>
  /** That moment not included, so that what is after it and what is before it are all there are, each once. */
  readonly createdBefore: O.Option<Date>
}

export type UserQuery = PageQuery<UserColumn, UserFilters>

export const everybody: UserFilters = {
  search: O.none,
  isActive: O.none,
  role: O.none,
  emailVerified: O.none,
  createdAfter: O.none,
  createdBefore: O.none,
}

/** Code points of a folded name that count for its place: all that an index can hold of any name. */
export const orderedPart = 64

/** And that are searched, for the same reason: more than a name has, unless folding makes words of its characters. */
export const searchedPart = 300
