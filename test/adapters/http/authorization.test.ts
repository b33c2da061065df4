import { expect } from 'chai'
import type { Access, Operation } from '../../../src/adapters/http/operation.ts'
import { route } from '../../../src/adapters/http/operation.ts'
import { done } from '../../../src/adapters/http/reply.ts'
import { Actor } from '../../../src/domain/actor.ts'
import { Tokens } from '../../../src/infrastructure/tokens.ts'
import { right } from '../../contracts/outcomes.ts'
import type { Answer } from '../../support/answers.ts'
import { anApplication, stored } from '../../support/applications.ts'
import { serving } from '../../support/http.ts'
import { mayDo, roles } from '../../support/permissions.ts'
import { aClient, anEmail } from '../../support/users.ts'
import { operationsWithBodies } from './bodies.ts'
import { clientsOf } from './clients.ts'
import { aPerson, type Person, sending, signedIn } from './people.ts'
import { policy } from './policy.ts'

const operations = anApplication().get(Tokens.operations)
const nameOf = ({ method, path }: Operation) => `${method.toUpperCase()} ${path}`

const whos = ['nobody', ...roles, 'a deactivated admin', 'an admin whose session has ended'] as const
type Who = (typeof whos)[number]

/** With their own session, which they may be asked to name. */
type Asking = Person & { readonly current: string }

/** The kind of refusal that is due, none where whoever asks is let in. */
const refusalDue = (access: Access, who: Who): string | undefined => {
  if (access === 'anyone') return undefined
  if (who === 'nobody') return '401 missing-credentials'
  if (who === 'a deactivated admin' || who === 'an admin whose session has ended') return '401 invalid-token'
  return access === 'signed-in' || mayDo[who].includes(access) ? undefined : '403 not-permitted'
}

const kindOf = ({ status, json }: Answer) =>
  `${status} ${String(json['type']).replace('urn:prescribeme:problem:', '')}`

describe('who may ask for what (ASVS 8.2.1, 8.3.1)', () => {
  const server = serving({ env: { THROTTLES: 'off' } })
  const ask = sending(server)
  before(() => aPerson(server.at(), ['admin']))

  /** Somebody of that kind, made for the one question. */
  const make = async (who: Who): Promise<Asking> => {
    const isRole = roles.find((role) => role === who)
    const held = await signedIn(server.at(), [isRole ?? 'admin'])
    const person = { ...held, current: await clientsOf(server).currentOf(held) }
    const command = { actor: Actor.operator, of: person.id, client: aClient() }
    const { application } = server.at()
    if (who === 'a deactivated admin') await right(application.get(Tokens.deactivateUser)(command))
    if (who === 'an admin whose session has ended')
      await right(application.get(Tokens.endSessionsOf)(command))
    return who === 'nobody' ? { ...person, authorization: '' } : person
  }

  /** Where the operation is about somebody, about another; where about a session, about one's own. */
  const addressOf = async (path: string, person: Asking) => {
    if (!path.includes('/me/')) return path.replace(':id', String(await aPerson(server.at())))
    return path.replace(':id', person.current)
  }

  it('is said here of every operation that there is, and of no other', () => {
    expect(Object.fromEntries(operations.map((each) => [nameOf(each), each.access]))).to.deep.equal(policy)
  })

  for (const operation of operations) {
    const { method, path, access } = operation
    const good = operationsWithBodies.find((each) => each.name === nameOf(operation))?.good
    const bodyOf = () => good && { ...good, ...('email' in good && { email: anEmail() }) }
    for (const who of whos) {
      const due = refusalDue(access, who)

      it(`${nameOf(operation)} ${due ? `refuses ${who} with ${due}` : `lets ${who} in`}`, async () => {
        const person = await make(who)
        const address = await addressOf(path, person)
        const before = stored(server.at().application)
        const answer = await ask(person, method.toUpperCase(), address, bodyOf())

        if (due) {
          expect(kindOf(answer)).to.equal(due)
          // ASVS 16.3.2
          const recorded = due.startsWith('403') ? 1 : 0
          expect(stored(server.at().application)).to.deep.equal({
            ...before,
            events: before.events + recorded,
          })
        } else if (access === 'anyone')
          expect(kindOf(answer)).not.to.match(/missing-credentials|invalid-token|not-permitted/)
        else expect(answer.status).to.be.within(200, 204)
      })
    }
  }

  for (const role of roles)
    it(`ends no session of another for who is ${role}: it is not there (ASVS 8.2.2)`, async () => {
      const [person, other] = [await signedIn(server.at(), [role]), await signedIn(server.at())]
      const { currentOf, endSession, me } = clientsOf(server)

      expect(kindOf(await endSession(person, await currentOf(other)))).to.equal('404 session-not-found')
      expect((await me(other)).status).to.equal(200)
    })

  it('changes with the roles, at the next request', async () => {
    const person = await signedIn(server.at())
    const { application } = server.at()
    const command = { actor: Actor.operator, of: person.id, client: aClient(), role: 'support' } as const
    const look = async () => (await ask(person, 'GET', `/api/v1/users/${person.id}`)).status
    const before = await look()
    await right(application.get(Tokens.grantRole)(command))
    const granted = await look()
    await right(application.get(Tokens.revokeRole)(command))

    expect([before, granted, await look()]).to.deep.equal([403, 200, 403])
  })

  it('has to be said: an operation without it does not compile', () => {
    const what = {
      method: 'get',
      path: '/',
      summary: '',
      replies: {},
      handle: () => async () => done,
    } as const
    // @ts-expect-error it does not say who may ask
    const unguarded = () => route(what)
    const guarded = () => route({ ...what, access: 'users:read' })

    expect([unguarded, guarded].map((make) => 'access' in make())).to.deep.equal([false, true])
  })
})
