import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { everybody } from '../../src/application/users/user-list.ts'
import { SearchTerm } from '../../src/domain/search-term.ts'
import { walked } from '../support/lists.ts'
import { aFullName, anEmail, aRegistration } from '../support/users.ts'
import { added, right } from './outcomes.ts'
import type { UsersWorld } from './users-world.ts'

const parse = (text: string): SearchTerm => {
  const term = SearchTerm.parse(text)
  if (E.isRight(term)) return term.right
  throw new Error(term.left.message)
}

const people: Readonly<Record<string, string>> = {
  'ada.lovelace@example.org': 'Ada Lovelace',
  'jm@example.org': 'José Müller-Lüdenscheidt',
  'soren@example.org': 'Søren Ærø Łukasz',
  'gross@example.org': 'Jürgen Groß',
  'zhena@example.org': 'Жёна Фёдорова',
  'odysseus@example.org': 'ΟΔΥΣΣΕΎΣ',
  'nihon@example.org': '山田が太郎',
  'percent%of_all@example.org': '100% \\ back_slash',
  'obrien@example.org': 'Pat O’Brien',
  'naïve@exämple.org': 'Zoe\u0308 ﬁne Ａ',
}

/** What is looked for, and the parts of addresses before their @ that it finds. */
const searches: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
  ['lovelace', ['ada.lovelace']],
  ['LOVE', ['ada.lovelace']],
  ['a.lov', ['ada.lovelace']],
  ['a lov', ['ada.lovelace']],
  ['jose', ['jm']],
  ['MÜLL', ['jm']],
  ['mull', ['jm']],
  ['mu\u0308ll', ['jm']],
  ['SÖREN', ['soren']],
  ['aero', ['soren']],
  ['ærø', ['soren']],
  ['łuk', ['soren']],
  ['GROSS', ['gross']],
  ['groẞ', ['gross']],
  ['жена', ['zhena']],
  ['ФЁДОР', ['zhena']],
  ['οδυσσευς', ['odysseus']],
  ['山田', ['nihon']],
  ['が', ['nihon']],
  ['か', []],
  ['%', ['percent%of_all']],
  ['_', ['percent%of_all']],
  ['\\', ['percent%of_all']],
  ['0% \\ b', ['percent%of_all']],
  ['%of', ['percent%of_all']],
  ['a%a', []],
  ["o'br", ['obrien']],
  ['o’br', ['obrien']],
  ['zoë', ['naïve']],
  ['fine a', ['naïve']],
  ['naive@examp', ['naïve']],
  ['q', []],
  ['org ada', []],
]

/** What every `Users` finds. */
export const usersSearchContract = (adapter: string, open: () => Promise<UsersWorld>): void => {
  describe(`Users, searching (${adapter})`, () => {
    let { users } = {} as UsersWorld

    before(async () => {
      ;({ users } = await open())
      for (const [email, name] of Object.entries(people))
        await added(users, aRegistration({ email: anEmail(email), fullName: O.some(aFullName(name)) }))
      await added(users, aRegistration({ email: anEmail('nameless@example.org'), fullName: O.none }))
    })

    for (const [text, expected] of searches)
      it(`finds ${expected.join(' and ') || 'nobody'} by "${text}", and counts as many`, async () => {
        const search = O.some(parse(text))
        const found = await walked(users, { filters: { search } })

        expect(found.map(({ email }) => email.slice(0, email.lastIndexOf('@')))).to.deep.equal(expected)
        expect(await right(users.count({ ...everybody, search }))).to.equal(expected.length)
      })

    it('finds all of whom a term of two characters is part', async () => {
      expect(await walked(users, { filters: { search: O.some(parse('.o')) } })).to.have.length(11)
    })
  })
}
