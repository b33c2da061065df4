import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'
import { expect } from 'chai'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import type { Answer } from '../../support/answers.ts'
import { serving } from '../../support/http.ts'
import { clientsOf } from './clients.ts'
import { partsOf } from './token-parts.ts'

const keysPath = '/.well-known/jwks.json'

const keysIn = ({ json }: Answer) => json['keys'] as ReadonlyArray<JsonWebKey & Record<string, unknown>>

describe('the published keys', () => {
  const server = serving()
  const { signUp } = clientsOf(server)
  const published = () => server.ask(keysPath)

  before(() => server.at().application.get(Tokens.rotateKeys)({ evenIfNotDue: true })())

  it('are a JWK set of public halves, and of nothing else (RFC 7517; ASVS 11.6.1)', async () => {
    const answer = await published()

    expect(answer.status).to.equal(200)
    expect(answer.headers.get('content-type')).to.match(/^application\/jwk-set\+json\b/)
    expect(answer.json).to.have.all.keys('keys')
    expect(keysIn(answer)).to.have.length(2)
    for (const key of keysIn(answer)) {
      expect(key).to.have.all.keys('kty', 'crv', 'x', 'y', 'kid', 'use', 'alg')
      expect(key).to.include({ kty: 'EC', crv: 'P-256', use: 'sig', alg: 'ES256' })
    }
  })

  it('are given to whoever accepts nothing but such a set', async () => {
    expect((await server.ask(keysPath, { headers: { accept: 'application/jwk-set+json' } })).status).to.equal(
      200,
    )
  })

  it('tell each other apart', async () => {
    const keys = keysIn(await published())

    expect(new Set(keys.map(({ kid }) => kid)).size).to.equal(keys.length)
    expect(new Set(keys.map(({ x }) => x)).size).to.equal(keys.length)
  })

  it('have nothing of what is sealed (ASVS 13.3.1)', async () => {
    const { text } = await published()

    for (const { sealedPrivateKey } of server.at().application.get(Tokens.memory).signingKeys)
      expect(text).not.to.include(sealedPrivateKey.slice(0, 20))
  })

  it('verify a token by its kid, with what anybody has', async () => {
    const { header, signed, signature } = partsOf((await signUp('ada@example.com')).access)
    const [jwk, ...more] = keysIn(await published()).filter(({ kid }) => kid === header.kid)
    const key = createPublicKey({ key: jwk ?? {}, format: 'jwk' })
    const isGood = (text: Buffer) => verify('sha256', text, { key, dsaEncoding: 'ieee-p1363' }, signature)

    expect(more).to.deep.equal([])
    expect(header).to.include({ alg: 'ES256', typ: 'at+jwt' })
    expect(isGood(signed)).to.equal(true)
    expect(isGood(Buffer.concat([signed, Buffer.from('x')]))).to.equal(false)
  })

  it('may be kept for less than half of the time for which a new one waits before it signs', async () => {
    const { headers } = await published()
    const [, seconds] = /^public, max-age=(\d+)$/.exec(headers.get('cache-control') ?? '') ?? []
    const { notice } = server.at().application.get(Tokens.keyPolicy)

    expect(Number(seconds))
      .to.be.above(0)
      .and.below(notice / 2)
  })

  it('are answered to HEAD with the same headers', async () => {
    const [head, get] = [await server.ask(keysPath, { method: 'HEAD' }), await published()]

    for (const name of ['content-type', 'content-length', 'cache-control'])
      expect(head.headers.get(name)).to.equal(get.headers.get(name))
  })
})
