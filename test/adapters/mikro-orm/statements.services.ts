import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { postgresql } from '../../../src/adapters/mikro-orm/postgresql.ts'
import type { Session } from '../../../src/domain/session.ts'
import type { User } from '../../../src/domain/user.ts'
import { added, right } from '../../contracts/outcomes.ts'
import { anOpening, opened } from '../../contracts/sessions-world.ts'
import { ownPostgresql } from '../../support/databases.ts'
import { aSession, aSessionId, aSessionPolicy } from '../../support/sessions.ts'
import { anEmail, anOccasion, aRegistration } from '../../support/users.ts'
import { countingProxy } from './counting-proxy.ts'
import { aReplica, openedAtNoon, type Replica, refreshTokens } from './replica.ts'

describe('what the server is asked, BEGIN and COMMIT included', () => {
  const closing: Array<() => Promise<unknown>> = []
  let during: Awaited<ReturnType<typeof countingProxy>>['during']
  let replica: Replica
  let session: Session

  before(async () => {
    const admin = await ownPostgresql(2)
    const proxy = await countingProxy(admin.url)
    const engine = postgresql({ url: proxy.url, poolSize: 2 })
    closing.push(engine.close, proxy.close, admin.close)
    await admin.migrate()
    during = proxy.during
    replica = await aReplica(engine)
  })

  after(async () => {
    for (const close of closing) await close()
  })

  beforeEach(async () => {
    session = await opened(replica.store, await added(replica.store.users), openedAtNoon)
    await right(replica.store.signingKeys.all)
  })

  const tokenOf = (turn: number) => refreshTokens.of({ id: session.id, turn })
  const refreshed = async (turn: number) => {
    const outcome = await replica.refresh(tokenOf(turn))
    if (E.isLeft(outcome)) throw new Error(outcome.left._tag)
    return outcome.right
  }

  it('is one statement for a refresh', async () => {
    await refreshed(0)

    expect(await during(() => refreshed(1))).to.deep.equal(['with'])
  })

  it('is one more for a refresh that is retried', async () => {
    await refreshed(0)

    expect(await during(() => refreshed(0))).to.deep.equal(['with', 'select'])
  })

  it('is one to add a user, and two ways to the server and back to log them in where that has to be decided anew', async () => {
    const { users } = replica.store
    const registered = () => right(users.add(aRegistration({ email: anEmail('joan@example.org') })))

    expect(await during(registered)).to.deep.equal(['with'])
    const login = () => opened(replica.store, { id: session.userId }, { id: aSessionId() })
    const ways = ['begin select select', 'insert insert commit']
    expect(await during(login)).to.deep.equal(ways)
    expect(await during(login)).to.deep.equal(ways)
  })

  it('is one way there and back for logins that open their sessions at the same moment', async () => {
    const { users } = replica.store
    const [ada, grace] = [await added(users), await added(users)]
    const opening = (user: User) =>
      right(users.open(anOpening(user, aSession({ userId: user.id })), aSessionPolicy().most))

    expect(await during(() => Promise.all([opening(ada), opening(grace)]))).to.deep.equal(['select with'])
  })

  it('is one way there and back for what is looked up at the same moment', async () => {
    const { users, eventLog } = replica.store
    const looked = async () => {
      const email = anEmail('joan@example.org')
      await Promise.all([right(users.withEmail(email)), right(eventLog.signInAddresses(email, new Date(0)))])
    }

    expect(await during(looked)).to.deep.equal(['select select'])
    expect(await during(() => Promise.all([looked(), looked(), looked()]))).to.deep.equal([
      Array.from({ length: 6 }, () => 'select').join(' '),
    ])
  })

  it('is one to know who a caller is, user and session', async () => {
    const { accessToken } = await refreshed(0)
    const asked = during(async () =>
      expect(await replica.authenticate(accessToken.token)).to.satisfy(E.isRight),
    )

    expect(await asked).to.deep.equal(['select'])
  })

  it('is one for many callers at once', async () => {
    const { accessToken } = await refreshed(0)
    const callers = Array.from({ length: 50 }, () => accessToken.token)
    const asked = during(async () => {
      const found = await Promise.all(callers.map((token) => replica.authenticate(token)))
      expect(found).to.satisfy((each: typeof found) => each.every(E.isRight))
    })

    expect(await asked).to.deep.equal(['select'])
  })

  it('is nothing for a token that is not ours', async () => {
    await refreshed(0)
    const asked = during(() =>
      Promise.all([replica.refresh(`${tokenOf(1)}x`), replica.authenticate('x.y.z')]),
    )

    expect(await asked).to.deep.equal([])
  })

  it('is one for a change that leaves the session as it is', async () => {
    const { sessions } = replica.store
    const change = sessions.change(session.id, (shown) =>
      E.right({ next: shown.session, events: [], occasion: anOccasion() }),
    )

    expect(await during(change)).to.deep.equal(['select'])
  })

  it('is one for many users who are added at once, their events included', async () => {
    const { users } = replica.store
    const decisions = Array.from({ length: 500 }, () => aRegistration())

    expect(await during(users.addAll(decisions))).to.deep.equal(['with'])
    expect(await during(users.addAll(decisions))).to.deep.equal(['with'])
  })

  it('is a transaction besides where a reused token ends the session and the log says so', async () => {
    for (const turn of [0, 1]) await refreshed(turn)
    const asked = during(() => replica.refresh(tokenOf(0)))

    expect(await asked).to.deep.equal(['with', 'select', 'begin', 'update', 'insert', 'commit'])
  })
})
