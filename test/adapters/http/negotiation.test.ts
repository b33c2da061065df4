import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import { serving } from '../../support/http.ts'
import { asked, canary, expectRefused, operationsWithBodies } from './bodies.ts'

const refused = [
  'text/plain',
  'text/json',
  'text/html',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/json-patch+json',
  'application/jsonp',
  'application/json, text/plain',
  'application/json; charset=utf-16',
  'application/json; charset=utf-16le',
  'application/json; charset=iso-8859-1',
  `application/${canary}`,
  'json',
]

for (const operation of operationsWithBodies)
  describe(`the form of a request to ${operation.name}`, () => {
    const { good } = operation
    const { send, sendAs, at } = asked(operation)
    const expectUnsupported = async (headers: Record<string, string>, body: string | Uint8Array) => {
      const answer = await expectRefused(at(), 415, () => send(body, headers))
      expect(answer.headers.get('accept')).to.equal('application/json')
    }

    for (const type of refused)
      it(`is refused where its type is ${type} (ASVS 3.5.1, 3.5.2)`, () =>
        expectUnsupported({ 'content-type': type }, JSON.stringify(good)))

    it('is refused where it has a body and no type (ASVS 3.5.2)', async () => {
      const body = Buffer.from(JSON.stringify(good))
      await expectRefused(at(), 415, () => sendAs({ body }))
    })

    it('is refused where it is compressed, and told that it must not be', async () => {
      for (const coding of ['gzip', 'deflate', 'br', 'x-gzip', canary])
        await expectUnsupported({ 'content-encoding': coding }, gzipSync(JSON.stringify(good)))
    })

    for (const type of [
      'application/json',
      'APPLICATION/JSON; charset=UTF-8',
      'application/json;charset="utf-8"',
    ])
      it(`is taken where its type is ${type}`, async () => {
        const { status } = await send({ ...good, password: 'canary 1234' }, { 'content-type': type })

        expect(status).to.be.oneOf([200, 201, 401, 409])
      })

    for (const accept of [
      'text/html',
      'application/xml, text/plain;q=0.5',
      'application/json;q=0',
      'image/*',
    ])
      it(`is refused where it wants ${accept}`, async () => {
        await expectRefused(at(), 406, () => send(good, { accept }))
      })

    for (const accept of [
      '*/*',
      'application/*',
      'application/problem+json',
      'text/html, application/json;q=0.1',
      'application/json',
    ])
      it(`is taken where it wants ${accept}`, async () => {
        expect((await send({ ...good, email: 'a@b' }, { accept })).status).to.be.oneOf([200, 400, 401])
      })
  })

describe('a request on a condition', () => {
  const { ask, raw } = serving()

  for (const path of ['/health', '/health/ready', '/.well-known/jwks.json'])
    it(`is answered in full at ${path}, where nothing has a version`, async () => {
      const [answer] = await raw(
        `GET ${path} HTTP/1.1`,
        'Host: a',
        'If-None-Match: *',
        'Connection: close',
        '',
        '',
      )

      expect(answer?.status).to.equal(200)
      expect(answer?.json).not.to.deep.equal({})
    })

  it('is answered in its length where only the head is wanted', async () => {
    const whole = await ask('/health/live')
    const { headers } = await ask('/health/live', { method: 'HEAD' })

    expect(headers.get('content-length')).to.equal(String(whole.text.length))
  })
})
