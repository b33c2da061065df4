import { createPrivateKey } from 'node:crypto'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { Actor } from '../../../src/domain/actor.ts'
import type { UserId } from '../../../src/domain/user-id.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import type { Answer } from '../../support/answers.ts'
import type { Canaries } from '../../support/canaries.ts'
import type { Server } from '../../support/http.ts'
import { aClient } from '../../support/users.ts'
import { type Spiked, spikedHeads, spikedRequests } from './spiked-requests.ts'

/** What was made here, and is told to nobody or to one: the private halves of the keys, tokens and cookies. */
const addKeys = async ({ application }: Server, { add }: Canaries): Promise<void> => {
  const keys = await application.get(Tokens.signingKeys).all()
  for (const { sealedPrivateKey } of E.isRight(keys) ? keys.right : []) {
    const opened = application.get(Tokens.vault).open(sealedPrivateKey)
    if (E.isLeft(opened)) throw new Error('a signing key that cannot be opened')
    const { d = '' } = createPrivateKey(opened.right).export({ format: 'jwk' })
    add('private key', d)
    add('octets of the private key', Buffer.from(d, 'base64url').toString('hex'))
    opened.right.split('\n').forEach((line, at) => {
      if (line.length > 20 && !line.startsWith('-')) add(`line ${at} of the private key`, line)
    })
  }
}

const cookiesOf = ({ headers }: Answer): ReadonlyArray<string> =>
  headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')

const addIssued = (answer: Answer, { add }: Canaries): void => {
  const { json } = answer
  const [, claims = '', signature = ''] = String(json['access_token']).split('.')
  const mac = String(json['refresh_token']).split('.').at(-1) ?? ''
  expect([claims, signature, mac].every(({ length }) => length > 20)).to.equal(true)
  add(`claims of token ${claims.slice(-9)}`, claims)
  add(`signature of token ${claims.slice(-9)}`, signature)
  add(`MAC of token ${mac.slice(0, 3)}`, mac)
  for (const cookie of cookiesOf(answer)) {
    const [, value = ''] = /^[^=]+=(.{20,})/.exec(cookie) ?? []
    if (value) add(`cookie ${value.slice(0, 3)}`, value)
  }
}

export type Visit = { readonly answers: ReadonlyArray<Answer>; readonly access: string }

/** An admin comes, comes back and stays; what is issued on the way is a canary from then on. */
const enter = async ({ application, post }: Server, planted: Canaries): Promise<Visit> => {
  const { at } = planted
  const agent = { 'user-agent': at('user agent') }
  const email = `${at('email')}@example.com`
  const credentials = { email, password: `${at('password')} battery` }
  const registration = { ...credentials, full_name: at('full_name') }

  const registered = await post('/api/v1/auth/register', registration, agent)
  const id = registered.json['id'] as UserId
  await application.get(Tokens.grantRole)({
    actor: Actor.operator,
    of: id,
    role: 'admin',
    client: aClient(),
  })()
  const entered = await post('/api/v1/auth/login', credentials, agent)
  addIssued(entered, planted)
  const { access_token, refresh_token } = entered.json
  const back = { ...agent, cookie: cookiesOf(entered).join('; ') }
  const refreshed = await post('/api/v1/auth/refresh', { refresh_token }, back)
  addIssued(refreshed, planted)
  const forged = await post('/api/v1/auth/refresh', { refresh_token: `${refresh_token}A` }, back)
  const wrong = await post('/api/v1/auth/login', { ...credentials, password: at('wrong password') }, back)

  return { answers: [registered, entered, refreshed, forged, wrong], access: String(access_token) }
}

/** Everything that can be asked is asked, with a canary in every place that can hold one. */
export const askEverything = async (
  server: Server,
  planted: Canaries,
  access: string,
): Promise<ReadonlyArray<Answer>> => {
  const send = ({ path, init }: Spiked) => server.ask(path, init)
  const isLogout = ({ path }: Spiked) => path.includes('/logout')
  const requests = spikedRequests(server.application.get(Tokens.operations), planted, access)

  const answers = await Promise.all(requests.filter((request) => !isLogout(request)).map(send))
  return [...answers, ...(await Promise.all(requests.filter(isLogout).map(send)))]
}

export const spikedVisit = async (server: Server, planted: Canaries): Promise<Visit> => {
  await addKeys(server, planted)
  const { answers, access } = await enter(server, planted)
  const heads = spikedHeads(planted).map((head) => server.raw(...head, 'Connection: close', '', ''))
  const octets = await Promise.all(heads)

  return {
    access,
    answers: [...answers, ...octets.flat(), ...(await askEverything(server, planted, access))],
  }
}
