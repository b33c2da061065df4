import { expect } from 'chai'
import { serving } from '../../support/http.ts'
import { clientsOf } from './clients.ts'
import { partsOf } from './token-parts.ts'

const keysPath = '/.well-known/jwks.json'
const metadataPath = '/.well-known/oauth-authorization-server'

describe('the metadata of the issuer', () => {
  for (const [name, env, issuer, jwksUri] of [
    ['by default', {}, 'http://localhost:8000', `http://localhost:8000${keysPath}`],
    [
      'of another name than its address',
      { PUBLIC_URL: 'https://accounts.example.com/', JWT_ISSUER: 'https://issuer.example.com' },
      'https://issuer.example.com',
      `https://accounts.example.com${keysPath}`,
    ],
  ] as const)
    describe(name, () => {
      const server = serving({ env })

      it('names the issuer that tokens name, and the address of the keys (RFC 8414)', async () => {
        const { status, json } = await server.ask(metadataPath)
        const { claims } = partsOf((await clientsOf(server).signUp('ada@example.com')).access)

        expect(status).to.equal(200)
        expect(json).to.include({ issuer, jwks_uri: jwksUri })
        expect(claims.iss).to.equal(issuer)
      })

      it('promises no grant that is not offered, and tells no secret', async () => {
        const { json } = await server.ask(metadataPath)

        expect(json).to.deep.equal({
          issuer,
          jwks_uri: jwksUri,
          response_types_supported: [],
          grant_types_supported: [],
        })
      })
    })
})
