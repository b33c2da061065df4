import { expect } from 'chai'
import type { Answer } from '../../support/answers.ts'
import { serving } from '../../support/http.ts'
import { askingAs, people } from './listing.ts'

const path = '/api/v1/users'

const errorsOf = ({ json }: Answer) =>
  (json['errors'] as ReadonlyArray<Readonly<Record<string, string>>>).map(({ field, code }) => [field, code])

describe('a list of users, asked for wrongly', () => {
  const server = serving()
  let asSupport: (path: string) => Promise<Answer>

  before(async () => {
    asSupport = await askingAs(server)('support')
    await people(server, 'Ada', 'Bob', 'Cid')
  })

  const wrong: ReadonlyArray<readonly [string, string, string]> = [
    ['limit=0', 'limit', 'invalid-page-size'],
    ['limit=101', 'limit', 'invalid-page-size'],
    ['limit=', 'limit', 'invalid-page-size'],
    ['sort=password', 'sort', 'invalid-sort'],
    ['sort=hashed_password', 'sort', 'invalid-sort'],
    ['sort=id;drop', 'sort', 'invalid-sort'],
    ['cursor=', 'cursor', 'invalid-cursor'],
    ['cursor=eyJpZCI6MX0', 'cursor', 'invalid-cursor'],
    ['q=', 'q', 'invalid-search-term'],
    ['q=%00', 'q', 'unusable-text'],
    ['q=a%0Ab', 'q', 'invalid-search-term'],
    ['is_active=1', 'is_active', 'invalid-flag'],
    ['email_verified=', 'email_verified', 'invalid-flag'],
    ['role=root', 'role', 'unknown-role'],
    ['created_after=yesterday', 'created_after', 'invalid-moment'],
    ['created_before=2026-02-30T00:00:00Z', 'created_before', 'invalid-moment'],
    ['fields=password', 'fields', 'unknown-field'],
    ['fields=id,', 'fields', 'unknown-field'],
    ['fields=__proto__', 'fields', 'unknown-field'],
    ['count=yes', 'count', 'invalid-flag'],
    ['isactive=false', 'isactive', 'unknown-parameter'],
    ['email=ada', 'email', 'unknown-parameter'],
    ['__proto__=1', '__proto__', 'unknown-parameter'],
    ['limit[]=1', 'query', 'unknown-parameter'],
    ['%3Cscript%3E=1', 'query', 'unknown-parameter'],
    [`${'a'.repeat(33)}=1`, 'query', 'unknown-parameter'],
    ['limit=1&limit=2', 'limit', 'repeated-parameter'],
    ['role=user&role=admin', 'role', 'repeated-parameter'],
  ]
  for (const [query, field, code] of wrong)
    it(`is a 400 that names ${field}, for ${query}`, async () => {
      const answer = await asSupport(`${path}?${query}`)

      expect([answer.status, answer.json['type']]).to.deep.equal([
        400,
        'urn:prescribeme:problem:invalid-input',
      ])
      expect(errorsOf(answer)).to.deep.equal([[field, code]])
    })

  it('is a 400 that names everything that is wrong', async () => {
    expect(errorsOf(await asSupport(`${path}?limit=x&sort=x&count=x`))).to.deep.equal([
      ['limit', 'invalid-page-size'],
      ['sort', 'invalid-sort'],
      ['count', 'invalid-flag'],
    ])
  })

  it('is a 400 with the cursor of another list, and a page with its own', async () => {
    const { json } = await asSupport(`${path}?limit=1&sort=email&is_active=true`)
    const cursor = `cursor=${json['next_cursor']}`

    expect((await asSupport(`${path}?sort=email&is_active=true&${cursor}`)).status).to.equal(200)
    for (const query of [
      'sort=email',
      'sort=-email&is_active=true',
      'is_active=true',
      'sort=email&is_active=false',
    ])
      expect(errorsOf(await asSupport(`${path}?${query}&${cursor}`))).to.deep.equal([
        ['cursor', 'invalid-cursor'],
      ])
  })

  it('is a 403 to who may not read users, whatever else is wrong', async () => {
    for (const role of ['user', 'auditor'] as const) {
      const answer = await (await askingAs(server)(role))(`${path}?limit=x`)
      expect([answer.status, answer.json['type']]).to.deep.equal([
        403,
        'urn:prescribeme:problem:not-permitted',
      ])
    }
  })

  it('is a 401 to nobody', async () => {
    expect((await server.ask(`${path}?limit=x`)).status).to.equal(401)
  })

  it('is a 400 on one’s own user for a field that there is not, and no more than that', async () => {
    expect(errorsOf(await asSupport(`${path}/me?fields=id,password`))).to.deep.equal([
      ['fields', 'unknown-field'],
    ])
    expect(errorsOf(await asSupport(`${path}/me?fields=id&fields=id`))).to.deep.equal([
      ['fields', 'repeated-parameter'],
    ])
    expect((await asSupport(`${path}/me?_=1`)).status).to.equal(200)
  })
})
