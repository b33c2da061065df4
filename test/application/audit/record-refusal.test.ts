import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import sinon from 'sinon'
import { recordRefusal } from '../../../src/application/audit/record-refusal.ts'
import type { Incident } from '../../../src/application/ports/event-log.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'
import { anOccasion } from '../../support/users.ts'
import { world } from '../world.ts'

const incident: Incident = {
  event: { type: 'registration.refused', reason: 'email-taken' },
  subject: O.none,
  occasion: anOccasion(),
}

describe('recording a refusal', () => {
  it('fails as it was refused, once that is in the log (ASVS 16.3.1)', async () => {
    const { eventLog, memory } = world()

    expect(await recordRefusal(eventLog, () => O.some(incident))('a failure')()).to.deep.equal(
      E.left('a failure'),
    )
    expect(memory.recorded).to.deep.equal([{ ...incident, position: 1 }])
  })

  it('shows the failure to whoever says what is worth a line', async () => {
    const { eventLog, memory } = world()
    const incidentOf = (failure: string) => (failure === 'worth it' ? O.some(incident) : O.none)
    await recordRefusal(eventLog, incidentOf)('not worth it')()
    expect(memory.recorded).to.deep.equal([])

    await recordRefusal(eventLog, incidentOf)('worth it')()
    expect(memory.recorded).to.have.length(1)
  })

  it('fails as it was refused where there is nothing to record, and asks no log', async () => {
    const { eventLog } = world()
    const append = sinon.spy(eventLog, 'append')

    expect(await recordRefusal(eventLog, () => O.none)('a failure')()).to.deep.equal(E.left('a failure'))
    sinon.assert.notCalled(append)
  })

  it('fails as an outage where it cannot be recorded', async () => {
    const outage = unavailable('event-log')('gone away')
    const eventLog = { ...world().eventLog, append: () => TE.left(outage) }

    expect(await recordRefusal(eventLog, () => O.some(incident))('a failure')()).to.deep.equal(E.left(outage))
  })
})
