import { expect } from 'chai'
import sinon from 'sinon'
import { tokenVerifier } from '../../../examples/verify-tokens/verify-token.ts'
import { clientsOf } from '../../adapters/http/clients.ts'
import { es256, forge, goodClaims, ours, stranger } from '../../adapters/jwt/forge.ts'
import { forgeries } from '../../adapters/jwt/forgeries.ts'
import { aKey, noon, options } from '../../adapters/jwt/ring.ts'
import { serving } from '../../support/http.ts'
import { publishing } from './publishing.ts'

/** Signed with the service's own key, for us, in time: the service issues none such, and nobody else can. */
const harmless =
  /^(sub|sid) |^no kid, signed by us|^typ "at\+jwt"$|^10 kB of (it|arrays)|^1 MB of|^a line break/i

const outcome = (verified: Promise<unknown>) =>
  verified.then(
    () => 'taken',
    () => 'refused',
  )

describe('another service in Node that verifies tokens', () => {
  const server = serving()

  it('takes one of this service, and says whose it is', async () => {
    const { signUp, me, currentOf } = clientsOf(server)
    const ada = await signUp('ada@example.com')
    const verify = tokenVerifier({
      issuer: 'http://localhost:8000',
      audience: 'prescribeme',
      jwksUrl: `http://127.0.0.1:${server.at().port}/.well-known/jwks.json`,
    })

    expect(await verify(ada.access)).to.deep.equal({
      userId: (await me(ada)).json['id'],
      sessionId: await currentOf(ada),
    })
    expect(await outcome(verify(ada.refresh))).to.equal('refused')
  })
})

describe('another service in Node that is given other tokens', () => {
  let published: Awaited<ReturnType<typeof publishing>>
  let clock: sinon.SinonFakeTimers
  let verify: ReturnType<typeof tokenVerifier>

  beforeEach(async () => {
    published = await publishing(ours)
    clock = sinon.useFakeTimers({ now: noon, toFake: ['Date'] })
    verify = tokenVerifier({ ...options, jwksUrl: published.jwksUrl })
  })
  afterEach(() => {
    clock.restore()
    published.close()
  })

  it('takes the one that they are made from', async () => {
    expect(await verify(forge())).to.deep.equal({ userId: 1, sessionId: goodClaims['sid'] })
  })

  for (const [kind, tokens] of Object.entries(forgeries))
    it(`refuses one ${kind}`, async () => {
      const taken: string[] = []
      for (const [what, token] of Object.entries<string>(tokens))
        if (!harmless.test(what) && (await outcome(verify(token))) === 'taken') taken.push(what)

      expect(taken).to.deep.equal([])
    })

  it('asks for the keys once in four minutes', async () => {
    for (let n = 0; n < 20; n++) await verify(forge())
    clock.tick(239_000)
    await outcome(verify(forge()))
    expect(published.asked()).to.equal(1)
    clock.tick(2_000)
    await outcome(verify(forge()))
    expect(published.asked()).to.equal(2)
  })

  it('goes on for four minutes while the keys cannot be had, and no longer', async () => {
    await verify(forge())
    published.close()
    const later = async (seconds: number) => {
      clock.tick(seconds * 1_000)
      const iat = Date.now() / 1_000
      return outcome(verify(forge({}, { iat, exp: iat + 60 })))
    }

    expect([await later(239), await later(2)]).to.deep.equal(['taken', 'refused'])
  })

  it('asks anew for a key that it does not know, and takes what it signs', async () => {
    await verify(forge())
    const added = { ...aKey(), ...{ publicKey: stranger.publicKey.export({ format: 'jwk' }) } }
    published.publish(added as typeof ours)
    clock.tick(31_000)

    expect(await outcome(verify(forge({ kid: added.kid }, {}, es256(stranger.privateKey))))).to.equal('taken')
    expect(published.asked()).to.equal(2)
  })

  it('asks no more than once in 30 seconds, however many keys are made up', async () => {
    for (let n = 0; n < 50; n++) await outcome(verify(forge({ kid: `made-up-${n}` })))

    expect(published.asked()).to.equal(1)
  })
})
