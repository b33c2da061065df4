import { expect } from 'chai'
import { serving } from '../../support/http.ts'
import { clientsOf, invalidToken, refusalOf } from './clients.ts'
import { aPerson, eventsFromNow, type Person, sending, signedIn } from './people.ts'

describe('administering a user', () => {
  const server = serving({ env: { THROTTLES: 'off' } })
  const ask = sending(server)
  const { login, me } = clientsOf(server)
  let admin: Person
  beforeEach(async () => {
    admin = await signedIn(server.at(), ['admin'])
  })

  const happening = () => eventsFromNow(server.at())

  describe('by changing one', () => {
    const changing = async () => {
      const id = await aPerson(server.at())
      return (body: object) => ask(admin, 'PATCH', `/api/v1/users/${id}`, body)
    }

    it('changes what is named and nothing else, and answers what has become of them', async () => {
      const patch = await changing()
      const before = (await patch({})).json
      const { updated_at, ...after } = (await patch({ full_name: ' Grace  Hopper ', email_verified: true }))
        .json
      const { updated_at: then, ...unchanged } = before

      expect(after).to.deep.equal({ ...unchanged, full_name: 'Grace  Hopper', email_verified: true })
      expect(updated_at).not.to.equal(then)
      expect((await patch({ full_name: null })).json['full_name']).to.equal(null)
    })

    it('tells one event for each thing that changed', async () => {
      const patch = await changing()
      const happened = happening()
      await patch({
        full_name: 'G',
        is_active: false,
        reason: 'left',
        roles: ['support'],
        email_verified: true,
      })
      await patch({ is_active: true, reason: 'back' })
      await patch({ is_active: true, reason: 'again' })

      expect(happened()).to.deep.equal([
        { type: 'user.changed', fields: ['full_name', 'email_verified'] },
        { type: 'user.deactivated', reason: 'left' },
        { type: 'roles.changed', from: ['user'], to: ['support'] },
        { type: 'user.activated', reason: 'back' },
      ])
    })

    it('signs out at once who is deactivated, and no activation brings it back (ASVS 7.4.2)', async () => {
      const person = await signedIn(server.at())
      const switchTo = (is_active: boolean) =>
        ask(admin, 'PATCH', `/api/v1/users/${person.id}`, { is_active })

      expect((await switchTo(false)).json['is_active']).to.equal(false)
      expect(refusalOf(await me(person))).to.deep.equal(invalidToken)
      expect((await switchTo(true)).status).to.equal(200)
      expect(refusalOf(await me(person))).to.deep.equal(invalidToken)
      expect((await me(await login(person.email))).status).to.equal(200)
    })

    it('refuses a reason of 501 characters, and takes one of 500', async () => {
      const patch = await changing()

      expect((await patch({ is_active: false, reason: 'x'.repeat(501) })).status).to.equal(400)
      expect((await patch({ is_active: false, reason: '王'.repeat(500) })).status).to.equal(200)
    })
  })
})

describe('the last active admin', () => {
  const server = serving({ env: { THROTTLES: 'off' } })
  const ask = sending(server)
  const lastAdmin = [409, 'last-admin']

  it('can neither resign nor leave, until there is another', async () => {
    const admin = await signedIn(server.at(), ['admin'])
    const path = `/api/v1/users/${admin.id}`
    const resign = () => ask(admin, 'PATCH', path, { roles: ['user'], full_name: 'X' })

    expect(refusalOf(await resign())).to.deep.equal(lastAdmin)
    expect(refusalOf(await ask(admin, 'PATCH', path, { is_active: false }))).to.deep.equal(lastAdmin)
    expect(refusalOf(await ask(admin, 'DELETE', path))).to.deep.equal(lastAdmin)
    expect((await ask(admin, 'GET', path)).json).to.deep.include({ roles: ['admin'], full_name: null })

    await aPerson(server.at(), ['admin'])
    expect((await resign()).json['roles']).to.deep.equal(['user'])
    expect((await ask(admin, 'GET', path)).status).to.equal(403)
  })
})
