import { expect } from 'chai'
import type { Operation } from '../../../src/adapters/http/operation.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import type { Answer } from '../../support/answers.ts'
import { anApplication, stored } from '../../support/applications.ts'
import type { Server } from '../../support/http.ts'

/** Sent wherever something is wrong. It must not come back. */
export const canary = 'CaNaRy7c1f'

/** A body that every operation with a body accepts, so that what is wrong with it is what was made wrong. */
const goodBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '/api/v1/auth/register': {
    email: `${canary}@example.com`,
    password: `${canary} battery`,
    full_name: canary,
  },
  '/api/v1/auth/refresh': { refresh_token: `${canary}.0.${canary}` },
  '/api/v1/auth/login': { email: `${canary}@example.com`, password: `${canary} battery` },
}

const bodyOf = ({ path }: Operation) => {
  const body = goodBodies[path]
  if (body) return body
  throw new Error(`no good body is known for ${path}`)
}

export const operationsWithBodies = anApplication()
  .get(Tokens.operations)
  .filter(({ body }) => body)
  .map((operation) => ({ path: operation.path, good: bodyOf(operation) }))

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
