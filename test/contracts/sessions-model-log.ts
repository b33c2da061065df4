import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { EventLog, RecordedEvent } from '../../src/application/ports/event-log.ts'

/** A transaction of somebody else on the same server may hold events back for a while. */
const patience = { times: 100, milliseconds: 100 }

const tell = ({ event, subject }: RecordedEvent): string => {
  const { type, session = '', reason = '' } = { session: '', reason: '', ...event }
  const what = type.startsWith('user.') ? [type] : [type, session, reason]
  return `${what.filter((word) => word !== '').join(' ')} of ${O.isSome(subject) ? subject.value : 'nobody'}`
}

/** What there is more of in the first. */
const without = (all: ReadonlyArray<string>, those: ReadonlyArray<string>): ReadonlyArray<string> => {
  const left = [...those]
  return all.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Reads on from where it has come to, and holds that against what was foreseen: all of it, each once, and no more. */
export const heldAgainst = (eventLog: EventLog) => {
  let position = 0

  const read = async (): Promise<ReadonlyArray<RecordedEvent>> => {
    const events = await eventLog.since(position, 1_000)()
    if (E.isLeft(events)) throw new Error(JSON.stringify(events.left))
    position = events.right.at(-1)?.position ?? position
    return events.right.length < 1_000 ? events.right : [...events.right, ...(await read())]
  }

  return {
    skip: read,
    compare: async (foreseen: ReadonlyArray<string>) => {
      const told = (await read()).map(tell)
      for (let time = 0; told.length < foreseen.length && time < patience.times; time += 1) {
        await wait(patience.milliseconds)
        told.push(...(await read()).map(tell))
      }
      const unforeseen = without(told, foreseen)
      const missing = without(foreseen, told)
      expect(unforeseen, `told unforeseen: ${unforeseen.slice(0, 5)}`).to.deep.equal([])
      expect(missing, `not told: ${missing.slice(0, 5)}`).to.deep.equal([])
    },
  }
}
