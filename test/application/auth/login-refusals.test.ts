import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import sinon from 'sinon'
import { login } from '../../../src/application/auth/login.ts'
import type { EventLog } from '../../../src/application/ports/event-log.ts'
import type { Passwords } from '../../../src/application/ports/passwords.ts'
import type { LoginRefusal } from '../../../src/domain/domain-event.ts'
import type { PasswordAttempt, PasswordHash } from '../../../src/domain/password.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { deactivate } from '../../support/accounts.ts'
import { aClient, anAttempt, anEmail, anOccasion } from '../../support/users.ts'
import { now, rightOf, worldWithAda } from '../world.ts'

const client = aClient({ requestId: O.some('the refused login') })
const command = { email: anEmail('ada@example.org'), password: anAttempt(), client }
const nobody = { ...command, email: anEmail('eve@example.org') }
const mistaken = { ...command, password: anAttempt('correct horse batterx') }

const refused = (reason: LoginRefusal, subject: O.Option<UserId>) => ({
  event: { type: 'login.refused', reason },
  subject,
  occasion: { at: now, actor: O.none, client },
})

type World = Awaited<ReturnType<typeof worldWithAda>>

const deactivateAda = ({ users, ada }: World) =>
  rightOf(users.change(ada.id, deactivate('left', anOccasion())))

describe('a login that is refused', () => {
  const cases: ReadonlyArray<[string, LoginRefusal, typeof command, (world: World) => Promise<unknown>]> = [
    ['an unknown address', 'unknown-address', nobody, async () => {}],
    ['a wrong password', 'wrong-password', mistaken, async () => {}],
    ['an inactive user', 'inactive', command, deactivateAda],
    ['a wrong password of an inactive user', 'wrong-password', mistaken, deactivateAda],
  ]

  for (const [what, reason, asked, prepare] of cases)
    it(`for ${what} has one name, and its reason in the log alone (ASVS 6.3.8, 16.3.1)`, async () => {
      const ports = await worldWithAda()
      await prepare(ports)
      const issue = sinon.spy(ports.accessTokens, 'issue')
      const subject = asked === nobody ? O.none : O.some(ports.ada.id)

      expect(await login(ports)(asked)()).to.deep.equal(E.left({ _tag: 'WrongCredentials', reason, subject }))
      expect(ports.happened().at(-1)).to.deep.equal(refused(reason, subject))
      expect(ports.happened().filter(({ event }) => event.type.startsWith('login'))).to.have.length(1)
      sinon.assert.notCalled(issue)
    })

  it('for an unknown address has compared the password with nothing (ASVS 6.3.8)', async () => {
    const ports = await worldWithAda()
    const compared: [PasswordAttempt, O.Option<PasswordHash>][] = []
    const passwords: Passwords = {
      ...ports.passwords,
      verify: (attempt, hash) => {
        compared.push([attempt, hash])
        return ports.passwords.verify(attempt, hash)
      },
    }
    await login({ ...ports, passwords })(nobody)()
    await login({ ...ports, passwords })(mistaken)()

    expect(compared).to.deep.equal([
      [nobody.password, O.none],
      [mistaken.password, O.some(ports.ada.passwordHash)],
    ])
  })

  it('for an unknown address has asked the log whence it was signed in to (ASVS 6.3.8)', async () => {
    const ports = await worldWithAda()
    let asked = 0
    const eventLog: EventLog = {
      ...ports.eventLog,
      signInAddresses: (...given) => {
        asked += 1
        return ports.eventLog.signInAddresses(...given)
      },
    }
    await login({ ...ports, eventLog })(nobody)()

    expect(asked).to.equal(1)
  })
})
