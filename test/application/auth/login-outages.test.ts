import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { login } from '../../../src/application/auth/login.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { aClient, anAttempt, anEmail } from '../../support/users.ts'
import { worldWithAda } from '../world.ts'

const command = { email: anEmail('ada@example.org'), password: anAttempt(), client: aClient() }

describe('logging in while something is out of order', () => {
  const outage = unavailable('a port')('gone away')
  const away = () => TE.left(outage)

  it('says so when users cannot be read, compares no password and records no refusal', async () => {
    const ports = await worldWithAda()
    const passwords = { ...ports.passwords }
    const verify = sinon.spy(passwords, 'verify')
    const users = { ...ports.users, withEmail: away }

    expect(await login({ ...ports, users, passwords })(command)()).to.deep.equal(E.left(outage))
    sinon.assert.notCalled(verify)
    expect(ports.happened()).to.deep.equal([])
  })

  it('says so when passwords cannot be compared, and records no refusal', async () => {
    const ports = await worldWithAda()
    const passwords = { ...ports.passwords, verify: away }

    expect(await login({ ...ports, passwords })(command)()).to.deep.equal(E.left(outage))
    expect(ports.happened()).to.deep.equal([])
  })

  it('says so when the login cannot be stored, issues no token and records no refusal', async () => {
    const ports = await worldWithAda()
    const issue = sinon.spy(ports.accessTokens, 'issue')
    const users = { ...ports.users, open: away }

    expect(await login({ ...ports, users })(command)()).to.deep.equal(E.left(outage))
    sinon.assert.notCalled(issue)
    expect(ports.happened()).to.deep.equal([])
  })

  it('says so when a refusal cannot be recorded', async () => {
    const ports = await worldWithAda()
    const eventLog = { ...ports.eventLog, append: away }

    expect(await login({ ...ports, eventLog })({ ...command, password: anAttempt('wrong') })()).to.deep.equal(
      E.left(outage),
    )
  })

  it('says so when no token can be issued, and records no refusal', async () => {
    const ports = await worldWithAda()
    const accessTokens = { ...ports.accessTokens, issue: away }

    expect(await login({ ...ports, accessTokens })(command)()).to.deep.equal(E.left(outage))
    expect(ports.happened().filter(({ event }) => event.type === 'login.refused')).to.deep.equal([])
  })
})
