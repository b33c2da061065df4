import { expect } from 'chai'
import {
  type Client,
  type ClientOptions,
  createClient,
  memoryStore,
  type TokenStore,
} from '../../../clients/typescript/src/index.ts'
import type { Server } from '../../support/http.ts'
import { anEmail } from '../../support/users.ts'
import { aNetwork } from './network.ts'

export const password = 'correct horse battery'
export const refreshing = 'POST /api/v1/auth/refresh'
export const loggingOut = 'POST /api/v1/auth/logout'
export const loggingIn = 'POST /api/v1/auth/login'

type Where = { readonly at: () => Pick<Server, 'port'> }

/** A client with a network of its own, as a tab of a browser is, and what it told of who is signed in. */
export const aTab = ({ at }: Where, options: Partial<ClientOptions> = {}) => {
  const network = aNetwork()
  const { store = memoryStore() } = options
  const told: string[] = []
  const client = createClient({
    baseUrl: `http://127.0.0.1:${at().port}`,
    fetch: network.fetch,
    store,
    onSignedIn: () => told.push('in'),
    onSignedOut: (why) => told.push(why),
    ...options,
  })
  return { client, network, store, told }
}

/** The e-mail address of somebody who has registered. */
export const registered = async (client: Client): Promise<string> => {
  const email: string = anEmail()
  const { response } = await client.POST('/api/v1/auth/register', { body: { email, password } })
  expect(response.status).to.equal(201)
  return email
}

export const signedInTab = async (where: Where, options?: Partial<ClientOptions>) => {
  const tab = aTab(where, options)
  const email = await registered(tab.client)
  expect((await tab.client.login({ email, password })).response.status).to.equal(200)
  return { ...tab, email }
}

const changed = async (store: TokenStore, change: object) => {
  const held = await store.read()
  if (!held) throw new Error('nobody is signed in')
  await store.write({ ...held, ...change })
  return held
}

/** As if the access token were about to expire, and as if it had expired. */
export const renewable = (store: TokenStore) => changed(store, { renewAt: 0 })
export const expired = (store: TokenStore) => changed(store, { renewAt: 0, expiresAt: 0 })

/** As a token whose end this machine's clock knows nothing of. */
export const refusedToken = (store: TokenStore) => changed(store, { accessToken: 'a.b.c' })

/** As a refresh token that is none of the service's. */
export const spoilt = (store: TokenStore) =>
  changed(store, { renewAt: 0, expiresAt: 0, refreshToken: 'spoilt' })

export const me = (client: Client) => client.GET('/api/v1/users/me')
