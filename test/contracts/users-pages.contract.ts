import { expect } from 'chai'
import * as fc from 'fast-check'
import * as O from 'fp-ts/lib/Option.js'
import { everybody, type UserFilters, userColumns } from '../../src/application/users/user-list.ts'
import type { User } from '../../src/domain/user.ts'
import { replaced } from '../support/accounts.ts'
import { aSort, pagesOf, walked } from '../support/lists.ts'
import { aRegistration } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import { filtersOf, inOrder, people, sorts } from './user-lists.ts'
import type { UsersWorld } from './users-world.ts'

const idsOf = (users: ReadonlyArray<User>) => users.map(({ id }) => id)

/** What every `Users` does when it is asked for pages. */
export const usersPagesContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, page by page (${adapter})`, () => {
    let { users } = {} as UsersWorld

    beforeEach(async () => {
      ;({ users } = await open())
    })

    const several = async (count: number) => {
      const all: Array<User> = []
      for (let nth = 0; nth < count; nth++) all.push(await added(users))
      return all
    }

    it('are one empty page where there is nobody', async () => {
      expect(await pagesOf(users)).to.deep.equal([[]])
      expect(await right(users.count(everybody))).to.equal(0)
    })

    it('are the same users, to the last field, page by page, the last of them no page more', async () => {
      const all = await several(6)

      expect(await pagesOf(users, { size: 2 })).to.deep.equal([0, 2, 4].map((at) => all.slice(at, at + 2)))
      expect(await pagesOf(users, { size: 4 })).to.deep.equal([all.slice(0, 4), all.slice(4)])
      expect(await pagesOf(users, { size: 6 })).to.deep.equal([all])
    })

    it('are on all pages what one pass over all of them would be, whatever the filters and the order', async function () {
      this.timeout(60_000)
      const property = fc.asyncProperty(
        people,
        fc.array(fc.tuple(sorts, filtersOf, fc.integer({ min: 1, max: 9 })), { minLength: 6, maxLength: 6 }),
        async (given, lists) => {
          ;({ users } = await open())
          const all: Array<User> = []
          for (const registration of given) all.push(await added(users, registration))
          for (const [sort, filters, size] of lists) {
            const expected = inOrder(sort)(all.filter((user) => filters.keeps(user)))
            expect(idsOf(await walked(users, { ...filters, sort, size }))).to.deep.equal(idsOf(expected))
            expect(await right(users.count({ ...everybody, ...filters.filters }))).to.equal(expected.length)
          }
        },
      )

      await fc.assert(property, { numRuns: 25 })
    })

    for (const column of userColumns)
      for (const direction of ['asc', 'desc'] as const)
        it(`by ${column} ${direction} repeat and hide nobody when others come and go`, async () => {
          const all = await several(12)
          const sort = aSort(`${direction === 'asc' ? '' : '-'}${column}`)
          const seen = idsOf(await walked(users, { sort, size: 2 }, () => added(users)))

          expect(new Set(seen)).to.have.property('size', seen.length)
          expect(seen).to.include.members(idsOf(all))
        })

    it('go on behind a user who has changed place meanwhile', async () => {
      const all = await several(4)
      const [first] = all as [User]
      const change = () =>
        right(
          users.change(
            first.id,
            replaced((user) => ({ ...user, fullName: O.none })),
          ),
        )
      const sort = aSort('full_name')

      expect(idsOf(await walked(users, { sort, size: 1 }, change))).to.deep.equal(idsOf(all))
    })

    const [from, to] = [new Date('2026-02-01T00:00:00.000Z'), new Date('2026-03-01T00:00:00.000Z')]
    const bounds: ReadonlyArray<readonly [string, Partial<UserFilters>, ReadonlyArray<number>]> = [
      ['from a moment on, that included', { createdAfter: O.some(from) }, [1, 2, 3, 4]],
      ['up to a moment, that not included', { createdBefore: O.some(to) }, [0, 1, 2]],
      ['between two moments', { createdAfter: O.some(from), createdBefore: O.some(to) }, [1, 2]],
    ]
    for (const [what, filters, expected] of bounds)
      it(`are those who were created ${what}`, async () => {
        const moments = [from.getTime() - 1, from, to.getTime() - 1, to, to.getTime() + 1]
        const all: Array<User> = []
        for (const at of moments) all.push(await added(users, aRegistration({ createdAt: new Date(at) })))

        expect(idsOf(await walked(users, { filters }))).to.deep.equal(expected.map((at) => all[at]?.id))
      })
  })
}
