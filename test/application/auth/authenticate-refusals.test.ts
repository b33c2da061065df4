import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { authenticate } from '../../../src/application/auth/authenticate.ts'
import { Session } from '../../../src/domain/session.ts'
import { after as later } from '../../../src/domain/time.ts'
import { inactive } from '../../support/accounts.ts'
import { aSession, aSessionId, day } from '../../support/sessions.ts'
import { anOccasion } from '../../support/users.ts'
import { kept, worldOfSignedIn } from '../signed-in.ts'
import { now, registered, rightOf } from '../world.ts'

type World = Awaited<ReturnType<typeof worldOfSignedIn>>

const keep = ({ memory }: World, session: Session) => memory.sessions.set(session.id, session)

const cases: ReadonlyArray<readonly [what: string, happen: (world: World) => unknown]> = [
  ['of a user who is inactive (ASVS 7.4.2)', ({ users, ada }) => rightOf(users.change(ada.id, inactive))],
  ['of a user who has gone', ({ memory, ada }) => memory.users.delete(ada.id)],
  [
    'of a session that has ended (ASVS 7.4.1)',
    (world) => keep(world, Session.end('logout', anOccasion({ at: now }))(world.session).next),
  ],
  ['of a session that has gone', ({ memory, session }) => memory.sessions.delete(session.id)],
  [
    'of a session that has fallen idle (ASVS 7.3.1)',
    (world) => keep(world, { ...world.session, expiresAt: now }),
  ],
]

/** What a token says is not taken for more than the session knows. */
const forged = async (issued: (world: World) => Session | Promise<Session>) => {
  const world = await worldOfSignedIn()
  const { token } = await rightOf(world.accessTokens.issue(await issued(world)))
  return authenticate(world)(token)()
}

const invalid = E.left({ _tag: 'InvalidToken' })

describe('a good token is refused', () => {
  for (const [what, happen] of cases)
    it(what, async () => {
      const world = await worldOfSignedIn()
      const { token } = world.accessToken
      expect((await authenticate(world)(token)())._tag).to.equal('Right')
      await happen(world)

      expect(await authenticate(world)(token)()).to.deep.equal(invalid)
    })

  it('of a session that never was', async () => {
    expect(await forged(({ ada }) => aSession({ userId: ada.id, endsAt: later(now, day) }))).to.deep.equal(
      invalid,
    )
    expect(await forged(({ session }) => ({ ...session, id: aSessionId() }))).to.deep.equal(invalid)
  })

  it("of another's session, whoever it names (ASVS 8.2.2)", async () => {
    expect(
      await forged(async (world) => {
        const eve = await registered(world, 'eve@example.org')
        return { ...world.session, userId: eve.id }
      }),
    ).to.deep.equal(invalid)
  })

  it('but is good again where nothing of this has happened', async () => {
    const world = await worldOfSignedIn()
    const { token } = await rightOf(world.accessTokens.issue(kept(world, world.session)))

    expect((await authenticate(world)(token)())._tag).to.equal('Right')
  })
})
