import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import type { UserId } from '../../../src/domain/user-id.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { anIncident } from '../../contracts/incidents.ts'
import { right } from '../../contracts/outcomes.ts'
import type { Answer } from '../../support/answers.ts'
import { serving } from '../../support/http.ts'
import { aClient, anOccasion } from '../../support/users.ts'
import { askingAs } from './listing.ts'

const path = '/api/v1/events'
type Item = Readonly<Record<string, unknown>>
const itemsOf = ({ json }: Answer) => json['items'] as ReadonlyArray<Item>

describe('listing events', () => {
  const server = serving()
  let asAuditor: (path: string) => Promise<Answer>

  before(async () => {
    asAuditor = await askingAs(server)('auditor')
    const log = server.at().application.get(Tokens.eventLog)
    const at = (n: number) => new Date(Date.UTC(2025, 0, n))
    for (const [n, actor] of [O.none, O.some(7 as UserId), O.some('operator' as const)].entries())
      await right(
        log.append(
          anIncident({
            event: { type: 'user.deactivated', reason: `reason ${n}` },
            subject: O.some((n + 40) as UserId),
            occasion: anOccasion({ at: at(n + 1), actor, client: aClient({ userAgent: O.none }) }),
          }),
        ),
      )
  })

  const reasons = async (query: string) =>
    itemsOf(await asAuditor(`${path}?type=user.deactivated&${query}`)).map(
      ({ details }) => (details as Item)['reason'],
    )

  it('answers all that is kept of an event', async () => {
    const { status, json, headers } = await asAuditor(`${path}?actor=7`)

    expect(status).to.equal(200)
    expect(json).to.deep.equal({
      items: [
        {
          id: itemsOf(await asAuditor(`${path}?user=41`))[0]?.['id'],
          occurred_at: '2025-01-02T00:00:00.000Z',
          type: 'user.deactivated',
          user: 41,
          actor: 7,
          client_address: '192.0.2.7',
          user_agent: null,
          request_id: 'a-request',
          details: { reason: 'reason 1' },
        },
      ],
      next_cursor: null,
    })
    expect(headers.get('cache-control')).to.equal('no-store')
  })

  it('tells the operator from nobody', async () => {
    expect(itemsOf(await asAuditor(`${path}?type=user.deactivated`)).map(({ actor }) => actor)).to.deep.equal(
      ['operator', 7, null],
    )
  })

  const lists: ReadonlyArray<readonly [string, ReadonlyArray<number>]> = [
    ['', [2, 1, 0]],
    ['sort=occurred_at', [0, 1, 2]],
    ['sort=-id', [2, 1, 0]],
    ['sort=id', [0, 1, 2]],
    ['user=40', [0]],
    ['user=43', []],
    ['actor=operator', [2]],
    ['actor=8', []],
    ['occurred_after=2025-01-02T00:00:00Z', [2, 1]],
    ['occurred_before=2025-01-02T00:00:00Z', [0]],
    ['occurred_after=2025-01-02T00:00:00Z&occurred_before=2025-01-03T00:00:00Z', [1]],
  ]
  for (const [query, expected] of lists)
    it(`answers ${JSON.stringify(expected)} to "${query}"`, async () => {
      expect(await reasons(query)).to.deep.equal(expected.map((n) => `reason ${n}`))
    })

  it('has what happened over HTTP, with address and request id, and who did it', async () => {
    const [login] = itemsOf(await asAuditor(`${path}?type=login.succeeded`))

    expect(login).to.include({ user: 1, actor: null, client_address: '127.0.0.1' })
    expect(login?.['request_id']).to.match(/^[\w.-]+$/)
  })

  it('goes on by its link, each event once', async () => {
    const ids: unknown[] = []
    let next: string | undefined = `${path}?limit=2&count=true`
    let total: unknown
    for (let pages = 0; next && pages < 10; pages++) {
      const answer: Answer = await asAuditor(next)
      ids.push(...itemsOf(answer).map(({ id }) => id))
      total = answer.json['total']
      next = /^<(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1]
    }

    expect(ids).to.have.length(Number(total)).and.to.have.length.above(4)
    expect(new Set(ids)).to.have.property('size', ids.length)
  })

  for (const query of [
    'user=0',
    'user=x',
    'user=1&user=2',
    'actor=nobody',
    'actor=2147483648',
    'type=%27',
    `type=${'x'.repeat(200)}`,
    'occurred_after=yesterday',
    'occurred_before=2025-02-30T00:00:00Z',
    'sort=type',
    'limit=101',
    'cursor=x',
    'created_after=2025-01-01T00:00:00Z',
    'subject=1',
  ])
    it(`refuses "${query.slice(0, 40)}" by the name of the parameter`, async () => {
      const { status, json } = await asAuditor(`${path}?${query}`)

      expect(status).to.equal(400)
      expect((json['errors'] as ReadonlyArray<Item>).map(({ field }) => field)).to.deep.equal([
        query.split('=')[0],
      ])
    })

  it('takes no cursor of another list', async () => {
    const cursor = (await asAuditor(`${path}?limit=1`)).json['next_cursor']

    expect((await asAuditor(`${path}?limit=1&cursor=${cursor}`)).status).to.equal(200)
    expect((await asAuditor(`${path}?limit=1&type=user.registered&cursor=${cursor}`)).status).to.equal(400)
  })

  for (const roles of [[], ['user'], ['support']] as const)
    it(`is not for somebody who is ${roles.join() || 'nothing'}`, async () => {
      const { status, json } = await (await askingAs(server)(...roles))(path)

      expect([status, json['type']]).to.deep.equal([403, 'urn:prescribeme:problem:not-permitted'])
    })

  it('is not for who has not signed in', async () => {
    expect((await server.ask(path)).status).to.equal(401)
  })
})
