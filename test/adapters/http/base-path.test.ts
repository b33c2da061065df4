import { expect } from 'chai'
import { serving } from '../../support/http.ts'
import { askingAs, people } from './listing.ts'

describe('a service that clients find under a path of their own', () => {
  const server = serving({ env: { PUBLIC_URL: 'https://app.example.com/accounts/' } })
  const text = async (path: string) => (await fetch(`http://127.0.0.1:${server.at().port}${path}`)).text()

  it('says where somebody is who has been made', async () => {
    const body = { email: 'ada@example.com', password: 'correct horse battery' }
    const { headers, json } = await server.post('/api/v1/auth/register', body)

    expect(headers.get('location')).to.equal(`/accounts/api/v1/users/${json['id']}`)
  })

  it('links to the next page', async () => {
    await people(server, 'Dora', 'Bob')
    const { headers } = await (await askingAs(server)('support'))('/api/v1/users?limit=1')

    expect(headers.get('link')).to.match(/^<\/accounts\/api\/v1\/users\?limit=1&cursor=[\w.-]+>; rel="next"$/)
  })

  it('describes it, and its keys, as they are found there', async () => {
    expect((await server.ask('/openapi.json')).json['servers']).to.deep.equal([{ url: '/accounts' }])
    expect((await server.ask('/.well-known/oauth-authorization-server')).json['jwks_uri']).to.equal(
      'https://app.example.com/accounts/.well-known/jwks.json',
    )
  })

  it('has a page that loads its parts from there', async () => {
    expect(await text('/docs'))
      .to.include('"/accounts/docs/swagger-ui.css"')
      .and.not.include('"/docs')
    expect(await text('/docs/start.js')).to.include("'/accounts/openapi.json'")
  })
})
