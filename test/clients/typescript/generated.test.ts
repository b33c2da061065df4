import { expect } from 'chai'
import { isFresh } from '../../../clients/typescript/generate.ts'
import { openOperations } from '../../../clients/typescript/src/api.ts'

describe('the types of the client', () => {
  it('are those of the API as it is now', async () => {
    expect(await isFresh(), 'clients/typescript/src/api.ts is stale: run `npm run client:types`').to.equal(
      true,
    )
  })

  it('come with a list of what needs nobody signed in', () => {
    expect(openOperations).to.include.members(['POST /api/v1/auth/login', 'GET /health'])
    expect(openOperations).not.to.include('GET /api/v1/users/me')
  })
})
