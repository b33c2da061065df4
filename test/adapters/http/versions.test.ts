import { expect } from 'chai'
import type { Answer } from '../../support/answers.ts'
import { stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { refusalOf } from './clients.ts'
import { aPerson, type Person, sending, signedIn } from './people.ts'

const otherVersion = [412, 'other-version']
const tagOf = ({ headers }: Answer) => headers.get('etag') ?? 'none'

describe('the version of a user (RFC 9110 §13)', () => {
  const server = serving({ env: { THROTTLES: 'off' } })
  const ask = sending(server)
  let admin: Person
  let path: string
  before(async () => {
    admin = await signedIn(server.at(), ['admin'])
  })
  beforeEach(async () => {
    path = `/api/v1/users/${await aPerson(server.at())}`
  })

  const get = (headers = {}) => ask(admin, 'GET', path, undefined, headers)
  const patch = (body: unknown, headers = {}) => ask(admin, 'PATCH', path, body, headers)
  const remove = (headers = {}) => ask(admin, 'DELETE', path, undefined, headers)

  it('is a strong one, and the same until something changes that is shown', async () => {
    const tag = tagOf(await get())

    expect(tag).to.match(/^"[\w-]+"$/)
    expect(tagOf(await get())).to.equal(tag)
    expect(tagOf(await patch({}))).to.equal(tag)
    expect(tagOf(await patch({ is_active: true, roles: ['user'] }))).to.equal(tag)
  })

  it('is another after each change, though they come in one moment, and whoever changes back', async () => {
    const changes = [{ full_name: 'A' }, { full_name: 'B' }, { full_name: 'A' }, { is_active: false }]
    const tags = [tagOf(await get())]
    for (const body of [...changes, { is_active: true }, { roles: ['support'] }, { email_verified: true }])
      tags.push(tagOf(await patch(body)))

    expect(new Set(tags).size).to.equal(tags.length)
    expect(tagOf(await get())).to.equal(tags.at(-1))
  })

  it('is another than that of another, and is told to who makes a user', async () => {
    const body = { email: 'made@example.com', password: 'correct horse battery' }
    const made = await ask(admin, 'POST', '/api/v1/users', body)

    expect(tagOf(made)).to.equal(tagOf(await ask(admin, 'GET', made.headers.get('location') ?? '')))
    expect(tagOf(made)).not.to.equal(tagOf(await get()))
  })

  for (const whose of ['another', 'oneself'])
    it(`of ${whose} spares who has it the rest: 304`, async () => {
      const address = whose === 'another' ? path : '/api/v1/users/me'
      const tag = tagOf(await ask(admin, 'GET', address))
      const asked = (known: string) => ask(admin, 'GET', address, undefined, { 'if-none-match': known })

      for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
        const answer = await asked(known)
        expect([answer.status, answer.text, tagOf(answer)]).to.deep.equal([304, '', tag])
      }
      for (const known of ['"x"', 'W/"x"']) expect((await asked(known)).json['id']).to.be.a('number')
    })

  it('is shown anew to who has another', async () => {
    const tag = tagOf(await get())
    await patch({ full_name: 'Grace' })

    expect((await get({ 'if-none-match': tag })).json['full_name']).to.equal('Grace')
  })

  it('that is expected lets a change through', async () => {
    const tag = tagOf(await get())

    expect((await patch({ full_name: 'A' }, { 'if-match': `"x", ${tag}` })).status).to.equal(200)
    expect((await patch({ full_name: 'B' }, { 'if-match': '*' })).status).to.equal(200)
    expect((await remove({ 'if-match': tagOf(await get()) })).status).to.equal(204)
  })

  it('that is not there any more keeps a change out, and nothing is stored', async () => {
    const tag = tagOf(await get())
    await patch({ full_name: 'Grace' })
    const before = stored(server.at().application)

    for (const known of [tag, `W/${tagOf(await get())}`, '"x"']) {
      expect(refusalOf(await patch({ full_name: 'Eve' }, { 'if-match': known }))).to.deep.equal(otherVersion)
      expect(refusalOf(await remove({ 'if-match': known }))).to.deep.equal(otherVersion)
    }
    expect((await get()).json['full_name']).to.equal('Grace')
    expect(stored(server.at().application)).to.deep.equal(before)
  })

  it('lets one of twenty changes through that expect the same', async () => {
    const tag = tagOf(await get())
    const names = Array.from({ length: 20 }, (_, n) => `Name ${n}`)
    const answers = await Promise.all(names.map((full_name) => patch({ full_name }, { 'if-match': tag })))
    const [won, ...more] = answers.filter(({ status }) => status === 200)

    expect(more).to.deep.equal([])
    expect(answers.filter(({ status }) => status === 412)).to.have.length(19)
    expect((await get()).json).to.deep.equal(won?.json)
  })

  it('is asked about after who may ask and whether there is such a user', async () => {
    const nobodys = ask(admin, 'DELETE', '/api/v1/users/4711', undefined, { 'if-match': '*' })

    expect(refusalOf(await nobodys)).to.deep.equal([404, 'user-not-found'])
  })

  it('that cannot be read is no condition: nothing is done', async () => {
    for (const header of ['abc', '"a', '*, "a"']) {
      const { status, json } = await patch({ full_name: 'Eve' }, { 'if-match': header })
      expect([status, (json['errors'] as { field: string }[]).map(({ field }) => field)]).to.deep.equal([
        400,
        ['if-match'],
      ])
    }
    expect((await get()).json['full_name']).to.equal(null)
  })
})
