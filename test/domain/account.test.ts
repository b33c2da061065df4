import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { Account } from '../../src/domain/account.ts'
import { Role } from '../../src/domain/role.ts'
import { Session } from '../../src/domain/session.ts'
import { aSession } from '../support/sessions.ts'
import { anOccasion, aUser } from '../support/users.ts'

const occasion = anOccasion({ at: new Date('2026-01-05T00:00:00Z') })
const expired = aSession({ expiresAt: occasion.at })
const [phone, tablet] = [aSession(), aSession()]
const admin = aUser({ roles: ['user', 'admin'] })
const somebody = aUser()
const of = (user = somebody): Account => ({ user, sessions: [phone, expired, tablet] })

const lastAdmin = E.left({ _tag: 'LastAdmin' })
const ended = (reason: 'revoked' | 'deactivated', ...sessions: ReadonlyArray<Session>) =>
  sessions.map(Session.end(reason, occasion))

describe('deactivating an account', () => {
  it('ends the sessions that are live, and says of each that it ended (ASVS 7.4.2)', () => {
    const account = of()
    const gone = ended('deactivated', phone, tablet)

    expect(Account.change({ isActive: false, reason: 'left' }, occasion)(account, true)).to.deep.equal(
      E.right({
        next: {
          user: { ...account.user, isActive: false, updatedAt: occasion.at },
          sessions: gone.map(({ next }) => next),
        },
        events: [{ type: 'user.deactivated', reason: 'left' }, ...gone.flatMap(({ events }) => events)],
        occasion,
      }),
    )
  })

  it('leaves sessions alone where it changes something else', () => {
    const decided = Account.change({ emailVerified: true }, occasion)(of(), true)

    expect(decided).to.have.nested.property('right.next.sessions').that.deep.equals([])
    expect(decided).to.have.nested.property('right.events').that.has.length(1)
  })
})

describe('ending the sessions of an account', () => {
  it('ends those that are live and are not to stay', () => {
    const decided = Account.endSessions('revoked', occasion, ({ id }) => id === tablet.id)(of())
    const [gone] = ended('revoked', phone)

    expect(decided).to.deep.equal(
      E.right({ next: { user: somebody, sessions: [gone?.next] }, events: gone?.events, occasion }),
    )
  })
})

describe('the last active admin', () => {
  const resignations = {
    demoted: Account.change({ roles: ['user'] }, occasion),
    deactivated: Account.change({ isActive: false }, occasion),
    'relieved of the role': Account.revoke('admin', occasion),
    deleted: Account.remove(occasion),
  }

  for (const [what, resign] of Object.entries(resignations)) {
    it(`cannot be ${what}`, () => {
      expect(resign(of(admin), false)).to.deep.equal(lastAdmin)
    })

    it(`can be ${what} where there is another`, () => {
      expect(resign(of(admin), true)).to.satisfy(E.isRight)
    })

    it(`is not who is no active admin: they can be ${what}`, () => {
      for (const user of [aUser(), aUser({ roles: ['admin'], isActive: false })])
        expect(resign(of(user), false)).to.satisfy(E.isRight)
    })
  }

  it('can be changed otherwise', () => {
    const changes = { fullName: O.none, emailVerified: true, roles: Role.all }

    expect(Account.change(changes, occasion)(of(admin), false)).to.satisfy(E.isRight)
  })

  it('resigns only where nobody is left who is active and an admin', () => {
    expect(Account.resigns(admin, O.some({ ...admin, roles: ['admin'] }))).to.equal(false)
    expect(Account.resigns(admin, O.some({ ...admin, isActive: false }))).to.equal(true)
    expect(Account.resigns(admin, O.none)).to.equal(true)
    expect(Account.resigns(aUser(), O.none)).to.equal(false)
  })
})

describe('granting and revoking a role', () => {
  const rolesAfter = (decided: ReturnType<ReturnType<typeof Account.grant>>) =>
    E.isRight(decided) ? decided.right.next.user.roles : decided.left

  it('adds it and takes it away', () => {
    expect(rolesAfter(Account.grant('support', occasion)(of(), true))).to.deep.equal(['user', 'support'])
    expect(rolesAfter(Account.revoke('user', occasion)(of(admin), true))).to.deep.equal(['admin'])
  })

  it('changes nothing where it is so already', () => {
    const account = of()

    for (const decide of [Account.grant('user', occasion), Account.revoke('admin', occasion)])
      expect(decide(account, true)).to.deep.equal(
        E.right({ next: { user: account.user, sessions: [] }, events: [], occasion }),
      )
  })
})

describe('deleting an account', () => {
  it('says that it happened', () => {
    expect(Account.remove(occasion)(of(), true)).to.deep.equal(
      E.right({ next: of(), events: [{ type: 'user.deleted' }], occasion }),
    )
  })
})
