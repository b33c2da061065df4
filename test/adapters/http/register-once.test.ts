import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import type { Answer } from '../../support/answers.ts'
import { stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { day, movableClock } from '../../support/sessions.ts'
import { canary, expectRefused } from './bodies.ts'
import { json } from './malformed-requests.ts'

const path = '/api/v1/auth/register'
const password = 'correct horse battery'
const ada = { email: 'ada@example.com', password, full_name: 'Ada Lovelace' }

/** What a client sees of an answer, but for what differs from request to request. */
const seen = ({ status, headers, json: body }: Answer) => ({
  status,
  location: headers.get('location'),
  body,
})

describe('registering over HTTP with an Idempotency-Key', () => {
  const clock = movableClock(new Date('2026-01-15T10:00:00Z'))
  const { post, raw, at } = serving({ change: (app) => app.rebind(Tokens.clock).toConstantValue(clock) })
  const register = (key: string, body: object) => post(path, body, { 'idempotency-key': key })
  const nothingMore = async (answer: () => Promise<Answer>): Promise<Answer> => {
    const before = stored(at().application)
    const given = await answer()
    expect(stored(at().application)).to.deep.equal(before)
    return given
  }

  it('answers the retry as the first request, with the same user at the same place', async () => {
    const first = await register('retry', ada)
    const again = await nothingMore(() => register('retry', ada))

    expect(first.status).to.equal(201)
    expect(seen(again)).to.deep.equal(seen(first))
  })

  it('takes what is written in another way for the same request, and the key too', async () => {
    const first = await register('spelling', { ...ada, email: 'grace@example.com' })
    const other = { more: 1, password, email: ' GRACE@example.com ', full_name: ' Ada Lovelace' }

    for (const key of ['spelling', '"spelling"'])
      expect(seen(await nothingMore(() => register(key, other)))).to.deep.equal(seen(first))
  })

  it('answers twenty racing retries alike, and stores one user', async () => {
    const before = stored(at().application)
    const body = { email: 'race@example.com', password }
    const answers = await Promise.all(Array.from({ length: 20 }, () => register('race', body)))

    expect(answers.map(seen)).to.deep.equal(Array(20).fill(seen(answers[0] as Answer)))
    expect(answers[0]?.status).to.equal(201)
    expect(stored(at().application)).to.deep.equal({
      ...before,
      users: before.users + 1,
      events: before.events + 1,
    })
  })

  for (const [what, other] of Object.entries({
    address: { email: 'lin@example.com' },
    password: { password: 'another password' },
    name: { full_name: null },
  }))
    it(`refuses another ${what} with 409, and stores nothing`, async () => {
      const body = { ...ada, email: `${what}@example.com` }
      await register(what, body)
      const { status, json: problem } = await nothingMore(() => register(what, { ...body, ...other }))

      expect([status, problem['type']]).to.deep.equal([409, 'urn:prescribeme:problem:idempotency-key-reused'])
    })

  it('does not remember a refusal: a 409 or a 400 leaves the key to the next request', async () => {
    await register('first', { ...ada, email: 'taken@example.com' })
    const taken = await register('next', { ...ada, email: 'taken@example.com' })
    const invalid = await register('next', { ...ada, password: 'short' })
    const good = await register('next', { ...ada, email: 'free@example.com' })

    expect(taken.json['type']).to.equal('urn:prescribeme:problem:email-taken')
    expect([taken.status, invalid.status, good.status]).to.deep.equal([409, 400, 201])
  })

  it('forgets the key after 24 hours', async () => {
    const body = { ...ada, email: 'day@example.com' }
    const first = await register('day', body)
    clock.move(day - 1)
    expect(seen(await register('day', body))).to.deep.equal(seen(first))
    clock.move(1)

    expect((await register('day', body)).json['type']).to.equal('urn:prescribeme:problem:email-taken')
    expect((await register('day', { ...body, email: 'next-day@example.com' })).status).to.equal(201)
  })

  for (const [name, key] of Object.entries({
    empty: '',
    blank: '  ',
    'an empty string': '""',
    'too long': canary.repeat(26),
    'much too long': canary.repeat(200),
    'not closed': `"${canary}`,
    'more than a string': `"${canary}";a=1`,
    'a list': `"${canary}", "${canary}"`,
    'of two words': `${canary} ${canary}`,
    'not ASCII': `${canary}é`,
  }))
    it(`refuses a key that is ${name} with 400, and repeats nothing of it`, async () => {
      const { json: problem } = await expectRefused(at(), 400, () => register(key, ada))
      const [error, ...more] = problem['errors'] as ReadonlyArray<Record<string, string>>

      expect([error?.['field'], more]).to.deep.equal(['idempotency-key', []])
    })

  it('refuses two keys with 400', async () => {
    const body = JSON.stringify({ ...ada, email: 'two@example.com' })
    const [answer] = await raw(
      `POST ${path} HTTP/1.1`,
      'Host: a',
      json,
      `Content-Length: ${body.length}`,
      'Idempotency-Key: one',
      'Idempotency-Key: two',
      'Connection: close',
      '',
      body,
    )

    expect(answer?.status).to.equal(400)
  })

  it('keeps neither key nor request in the clear', async () => {
    await register('a-key-to-be-seen', { ...ada, email: 'seen@example.com' })
    const kept = JSON.stringify([...at().application.get(Tokens.memory).idempotencyKeys])

    expect(kept).not.to.match(/to-be-seen|seen@example|correct horse/)
  })

  it('has a key of no account of what creates nothing', async () => {
    const key = { 'idempotency-key': 'a key that is none' }
    await register('login', { ...ada, email: 'login@example.com' })

    expect((await post('/api/v1/auth/login', { email: 'login@example.com', password }, key)).status).to.equal(
      200,
    )
  })
})
