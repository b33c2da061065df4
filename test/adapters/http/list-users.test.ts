import { expect } from 'chai'
import * as O from 'fp-ts/lib/Option.js'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { added } from '../../contracts/outcomes.ts'
import type { Answer } from '../../support/answers.ts'
import { serving } from '../../support/http.ts'
import { anEmail, aRegistration } from '../../support/users.ts'
import { askingAs, people } from './listing.ts'

const path = '/api/v1/users'
type Item = Readonly<Record<string, unknown>>
const itemsOf = ({ json }: Answer) => json['items'] as ReadonlyArray<Item>
const namesOf = (answer: Answer) => itemsOf(answer).map((item) => item['full_name'])

describe('listing users', () => {
  const server = serving()
  let asSupport: (path: string) => Promise<Answer>

  before(async () => {
    asSupport = await askingAs(server)('support')
    await people(server, 'Dora', 'ada', 'Änne', 'Bob', 'Cäsar')
    const users = server.at().application.get(Tokens.users)
    await added(
      users,
      aRegistration({
        email: anEmail('gone@example.net'),
        fullName: O.none,
        isActive: false,
        emailVerified: true,
        roles: ['admin'],
        createdAt: new Date('2025-06-01T00:00:00Z'),
      }),
    )
  })

  it('answers items, the cursor of the next page and no total, in the order of their ids', async () => {
    const { status, json, headers } = await asSupport(`${path}?limit=3`)

    expect(status).to.equal(200)
    expect(Object.keys(json)).to.deep.equal(['items', 'next_cursor'])
    expect((json['items'] as ReadonlyArray<Item>).map(({ id }) => id)).to.deep.equal([1, 2, 3])
    expect(headers.get('cache-control')).to.equal('no-store')
  })

  it('answers users as they are answered elsewhere, and no word of their passwords', async () => {
    const [me] = itemsOf(await asSupport(path))

    expect(me).to.deep.equal((await asSupport(`${path}/me`)).json)
    expect(me).to.not.have.any.keys('password', 'password_hash', 'hashed_password')
  })

  it('links to the next page by the path and the parameters that were sent, wherever the Host header points', async () => {
    const [answer] = await server.raw(
      `GET ${path}?sort=-full_name&limit=2&q=a%26b HTTP/1.1`,
      'Host: evil.example',
      'Connection: close',
      '',
      '',
    )
    expect(answer?.status).to.equal(401)

    const { headers, json } = await asSupport(
      `${path}?sort=-full_name&limit=2&q=e%78ample.org&is_active=true`,
    )
    const cursor = String(json['next_cursor'])
    expect(headers.get('link')).to.equal(
      `<${path}?sort=-full_name&limit=2&q=example.org&is_active=true&cursor=${cursor}>; rel="next"`,
    )
  })

  it('goes on by its link, to a last page that has none', async () => {
    const names: Array<unknown> = []
    let next: string | undefined = `${path}?limit=2&sort=full_name&q=example.org&is_active=true`
    let pages = 0
    while (next && pages++ < 10) {
      const answer: Answer = await asSupport(next)
      names.push(...namesOf(answer))
      next = /^<(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1]
      expect(next === undefined).to.equal(answer.json['next_cursor'] === null)
    }

    expect(names.filter(Boolean)).to.deep.equal(['ada', 'Änne', 'Bob', 'Cäsar', 'Dora'])
  })

  const lists: ReadonlyArray<readonly [string, ReadonlyArray<string | null>]> = [
    ['q=ann', ['Änne']],
    ['q=CASAR', ['Cäsar']],
    ['q=%25', []],
    ['is_active=false', [null]],
    ['email_verified=true', [null]],
    ['role=admin', [null]],
    ['created_before=2025-06-01T00:00:00.001Z', [null]],
    ['created_before=2025-06-01T00:00:00Z', []],
    ['created_after=2025-06-01T00:00:00Z&created_before=2025-07-01T00:00:00%2B00:00', [null]],
    ['q=example.org&sort=-email&limit=1&created_before=2026-06-01T00:00:00Z', ['Änne']],
  ]
  for (const [query, names] of lists)
    it(`answers ${JSON.stringify(names)} to ${query}`, async () => {
      expect(namesOf(await asSupport(`${path}?${query}`))).to.deep.equal(names)
    })

  it('counts what the filters leave, on all pages', async () => {
    const { json } = await asSupport(
      `${path}?count=true&limit=1&q=example&created_before=2026-06-01T00:00:00Z`,
    )

    expect(json).to.have.property('total', 6)
    expect((await asSupport(`${path}?count=false`)).json).to.not.have.property('total')
  })

  it('answers the fields that are asked for, and no others', async () => {
    const answer = await asSupport(`${path}?fields=email,id&q=bob`)

    expect(itemsOf(answer)).to.deep.equal([{ id: 5, email: 'bob@example.org' }])
    expect((await asSupport(`${path}/me?fields=roles`)).json).to.deep.equal({ roles: ['support'] })
  })
})
