import { expect } from 'chai'
import { stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { clientsOf, invalidToken, refusalOf } from './clients.ts'
import { eventsFromNow, type Person, sending, signedIn } from './people.ts'

const notFound = [404, 'user-not-found']

describe('administering users', () => {
  const server = serving({ env: { THROTTLES: 'off' } })
  const ask = sending(server)
  const { login, me } = clientsOf(server)
  let admin: Person
  beforeEach(async () => {
    admin = await signedIn(server.at(), ['admin'])
  })

  const happening = () => eventsFromNow(server.at())

  describe('by deleting one', () => {
    it('answers 204; the user is gone, and everything of theirs but what has happened', async () => {
      const person = await signedIn(server.at())
      const path = `/api/v1/users/${person.id}`
      const happened = happening()

      expect((await ask(admin, 'DELETE', path)).status).to.equal(204)
      expect(refusalOf(await ask(admin, 'GET', path))).to.deep.equal(notFound)
      expect(refusalOf(await ask(admin, 'DELETE', path))).to.deep.equal(notFound)
      expect(refusalOf(await me(person))).to.deep.equal(invalidToken)
      expect(happened()).to.deep.equal([{ type: 'user.deleted' }])
    })
  })

  describe('by their sessions', () => {
    it('lists them, and ends them all', async () => {
      const person = await signedIn(server.at())
      await login(person.email)
      const path = `/api/v1/users/${person.id}/sessions`
      const sessions = (await ask(admin, 'GET', path)).json as unknown as ReadonlyArray<object>

      expect(sessions).to.have.length(2)
      for (const session of sessions)
        expect(session).to.include.keys('id', 'created_at', 'last_used_at', 'ip', 'user_agent', 'current')
      expect((await ask(admin, 'DELETE', path)).status).to.equal(204)
      expect((await ask(admin, 'GET', path)).json).to.deep.equal([])
      expect(refusalOf(await me(person))).to.deep.equal(invalidToken)
    })

    it('marks one’s own', async () => {
      const { json } = await ask(admin, 'GET', `/api/v1/users/${admin.id}/sessions`)

      expect(json).to.have.nested.property('[0].current', true)
    })
  })

  describe('who are not there', () => {
    for (const id of ['4711', '0', '-1', '1e3', '99999999999', 'you', '1%2f'])
      it(`is a 404 about ${id}, and stores nothing`, async () => {
        const before = stored(server.at().application)
        const asked = [
          await ask(admin, 'GET', `/api/v1/users/${id}`),
          await ask(admin, 'PATCH', `/api/v1/users/${id}`, { full_name: 'X' }),
          await ask(admin, 'DELETE', `/api/v1/users/${id}`),
          await ask(admin, 'GET', `/api/v1/users/${id}/sessions`),
          await ask(admin, 'DELETE', `/api/v1/users/${id}/sessions`),
        ]

        expect(asked.map(({ status }) => status)).to.deep.equal([404, 404, 404, 404, 404])
        expect(stored(server.at().application)).to.deep.equal(before)
      })
  })
})
