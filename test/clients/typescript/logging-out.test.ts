import { expect } from 'chai'
import { serving } from '../../support/http.ts'
import {
  aTab,
  expired,
  loggingIn,
  loggingOut,
  me,
  password,
  refreshing,
  refusedToken,
  registered,
  signedInTab,
} from './tabs.ts'

describe('a client that logs out', () => {
  const service = serving()

  it('ends the session, and holds nothing of it', async () => {
    const { client, store, told } = await signedInTab(service)
    const held = await store.read()

    const { response } = await client.logout()
    expect(response.status).to.equal(204)
    expect(await store.read()).to.equal(undefined)
    expect(told).to.deep.equal(['in', 'logout'])
    const authorization = `Bearer ${held?.accessToken}`
    expect((await service.ask('/api/v1/users/me', { headers: { authorization } })).status).to.equal(401)
  })

  it('ends the session also with an access token that has expired', async () => {
    const { client, store } = await signedInTab(service)
    const held = await refusedToken(store)

    expect((await client.logout()).response.status).to.equal(204)
    const authorization = `Bearer ${held.accessToken}`
    expect((await service.ask('/api/v1/users/me', { headers: { authorization } })).status).to.equal(401)
    expect(await client.isSignedIn()).to.equal(false)
  })

  it('is signed out here also where the service hears nothing of it', async () => {
    const { client, network, told } = await signedInTab(service)
    network.cut(loggingOut)

    expect(await client.logout().catch(String)).to.equal('TypeError: the network is cut')
    expect(await client.isSignedIn()).to.equal(false)
    expect(told).to.deep.equal(['in', 'logout'])
  })

  it('is told by the service where nobody is signed in', async () => {
    const { error } = await aTab(service).client.logout()
    expect(error?.type).to.equal('urn:prescribeme:problem:missing-credentials')
  })

  it('stays signed out when a refresh is answered afterwards', async () => {
    const { client, network, store, told } = await signedInTab(service)
    await expired(store)
    const { answered, release } = network.hold(refreshing)
    const waiting = me(client)
    await answered

    expect((await client.logout()).response.status).to.equal(204)
    release()
    expect((await waiting).error?.type).to.equal('urn:prescribeme:problem:missing-credentials')
    expect(await client.isSignedIn()).to.equal(false)
    expect(told).to.deep.equal(['in', 'logout'])
  })

  it('stays signed out when a login is answered afterwards, whose session ends too', async () => {
    const { client, network, told } = aTab(service)
    const email = await registered(client)
    const { answered, release } = network.hold(loggingIn)
    const late = client.login({ email, password }).catch((error: Error) => error.name)
    await answered
    await client.logout()
    release()

    expect(await late).to.equal('AbortError')
    expect(await client.isSignedIn()).to.equal(false)
    expect(told).to.deep.equal([])
    const last = network.asked.at(-1)
    expect([last?.operation, last?.authorization?.slice(0, 7)]).to.deep.equal([loggingOut, 'Bearer '])
  })
})
