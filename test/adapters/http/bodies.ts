import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import type { Operation } from '../../../src/adapters/http/operation.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import type { Answer } from '../../support/answers.ts'
import { anApplication, stored } from '../../support/applications.ts'
import { type Server, serving } from '../../support/http.ts'
import { aPerson, signedIn } from './people.ts'

/** Sent wherever something is wrong. It must not come back. */
export const canary = 'CaNaRy7c1f'

const registration = {
  email: `${canary}@example.com`,
  password: `${canary} battery`,
  full_name: canary,
}

/** A body that every operation with a body accepts, so that what is wrong with it is what was made wrong. */
const goodBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'post /api/v1/auth/register': registration,
  'post /api/v1/auth/refresh': { refresh_token: `${canary}.0.${canary}` },
  'post /api/v1/auth/login': { email: `${canary}@example.com`, password: `${canary} battery` },
  'post /api/v1/users': { ...registration, roles: ['support'] },
  'patch /api/v1/users/:id': {
    full_name: canary,
    is_active: true,
    roles: ['support'],
    email_verified: true,
    reason: canary,
  },
}

const bodyOf = ({ method, path }: Operation) => {
  const body = goodBodies[`${method} ${path}`]
  if (body) return body
  throw new Error(`no good body is known for ${method} ${path}`)
}

/** Somebody else than the one who asks, where an operation is about somebody. */
const other = 2

export const operationsWithBodies = anApplication()
  .get(Tokens.operations)
  .flatMap(({ body, ...operation }) => (body ? [{ ...operation, body }] : []))
  .map((operation) => ({
    name: `${operation.method.toUpperCase()} ${operation.path}`,
    method: operation.method.toUpperCase(),
    path: operation.path,
    address: operation.path.replace(/:\w+/, `${other}`),
    good: bodyOf(operation),
    /** Whether there is nothing wrong with it. */
    takes: (body: unknown): boolean => E.isRight(operation.body.decode(body)),
  }))

type Body = string | Uint8Array<ArrayBuffer> | object

/** An operation, and how somebody sends to it who may do everything. */
export const asked = ({ method, address }: (typeof operationsWithBodies)[number]) => {
  const server = serving()
  let authorization = ''
  before(async () => {
    ;({ authorization } = await signedIn(server.at(), ['admin']))
    await aPerson(server.at())
  })

  const sendAs = (init: RequestInit) =>
    server.ask(address, { method, ...init, headers: { authorization, ...init.headers } })
  const send = (body: Body, headers: Record<string, string> = {}) =>
    sendAs({
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body),
    })

  return { ...server, send, sendAs }
}

export const expectNoEcho = ({ text, headers }: Answer): void => {
  expect(text).not.to.include(canary)
  expect(JSON.stringify([...headers])).not.to.include(canary)
}

/** The request is refused with the status, nothing that was sent comes back, and nothing is stored. */
export const expectRefused = async (
  { application }: Server,
  status: number,
  request: () => Promise<Answer>,
): Promise<Answer> => {
  const before = stored(application)
  const answer = await request()

  expect(answer.status).to.equal(status)
  expectNoEcho(answer)
  expect(stored(application)).to.deep.equal(before)
  return answer
}
