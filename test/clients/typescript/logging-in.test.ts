import { expect } from 'chai'
import { memoryStore } from '../../../clients/typescript/src/index.ts'
import { serving } from '../../support/http.ts'
import {
  aTab,
  expired,
  loggingIn,
  me,
  password,
  refreshing,
  refusedToken,
  registered,
  signedInTab,
} from './tabs.ts'

describe('a client in whose place somebody else signs in', () => {
  const service = serving()

  it('keeps the tokens of the newer login when an older refresh is answered', async () => {
    const store = memoryStore()
    const ada = await signedInTab(service, { store })
    const grace = aTab(service, { store })
    const email = await registered(grace.client)
    await expired(store)
    const { answered, release } = ada.network.hold(refreshing)
    const waiting = me(ada.client)
    await answered
    await grace.client.login({ email, password })
    release()

    expect((await waiting).response.status).to.equal(401)
    expect((await me(ada.client)).data?.email).to.equal(email)
  })

  it('never sends again as somebody else what was asked before', async () => {
    const store = memoryStore()
    const ada = await signedInTab(service, { store })
    const grace = aTab(service, { store })
    const email = await registered(grace.client)
    await refusedToken(store)
    const { answered, release } = ada.network.hold('GET /api/v1/users/me')
    const waiting = me(ada.client)
    await answered
    await grace.client.login({ email, password })
    release()

    expect((await waiting).error?.type).to.equal('urn:prescribeme:problem:invalid-token')
    expect(ada.network.count('GET /api/v1/users/me')).to.equal(1)
  })

  it('keeps the tokens of the newer login when an older login is answered', async () => {
    const store = memoryStore()
    const [older, newer] = [aTab(service, { store }), aTab(service, { store })]
    const [ada, grace] = [await registered(older.client), await registered(newer.client)]
    const { answered, release } = older.network.hold(loggingIn)
    const late = older.client.login({ email: ada, password }).catch((error: Error) => error.name)
    await answered
    await new Promise((resolve) => setTimeout(resolve, 2))
    await newer.client.login({ email: grace, password })
    release()

    expect(await late).to.equal('AbortError')
    expect((await me(older.client)).data?.email).to.equal(grace)
  })

  it('keeps the later of two logins of its own, whichever is answered first', async () => {
    const { client, network } = aTab(service)
    const [ada, grace] = [await registered(client), await registered(client)]
    const { answered, release } = network.hold(loggingIn)
    const earlier = client.login({ email: ada, password }).catch((error: Error) => error.name)
    await answered
    const later = client.login({ email: grace, password })
    release()

    expect([await earlier, (await later).response.status]).to.deep.equal(['AbortError', 200])
    expect((await me(client)).data?.email).to.equal(grace)
  })
})
