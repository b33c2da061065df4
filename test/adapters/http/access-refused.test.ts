import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { serving } from '../../support/http.ts'
import { askingAs } from './listing.ts'

describe('asking for what one may not', () => {
  const server = serving()
  const refusals = () =>
    server
      .at()
      .application.get(Tokens.memory)
      .recorded.filter(({ event }) => event.type === 'access.refused')

  it('is recorded once a request: who, what, from where (ASVS 16.3.2)', async () => {
    const ask = await askingAs(server)('support')
    const answer = await ask('/api/v1/events?limit=x')

    expect(answer.status).to.equal(403)
    expect(refusals()).to.have.length(1)
    const [refusal] = refusals()
    expect(refusal?.event).to.deep.equal({ type: 'access.refused', permission: 'audit:read' })
    expect(refusal?.subject).to.deep.equal(refusal?.occasion.actor)
    expect(refusal?.occasion.client).to.deep.include({
      address: O.some('127.0.0.1'),
      requestId: O.fromNullable(answer.headers.get('x-request-id')),
    })
  })

  it('is not recorded of whoever may, nor of those who have not signed in', async () => {
    const before = refusals().length
    await (await askingAs(server)('auditor'))('/api/v1/events')
    await server.ask('/api/v1/events')
    await server.ask('/api/v1/events', { headers: { authorization: 'Bearer x.y.z' } })

    expect(refusals()).to.have.length(before)
  })
})
