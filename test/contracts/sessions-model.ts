import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { listSessions } from '../../src/application/sessions/list-sessions.ts'
import { aPassword, aRegistration } from '../support/users.ts'
import { chance as chanceOf } from './sessions-model-chance.ts'
import { heldAgainst } from './sessions-model-log.ts'
import { failing, type Outage } from './sessions-model-outages.ts'
import { type Device, type Person, type Rules, rules as rulesOf } from './sessions-model-rules.ts'
import { stepper } from './sessions-model-stepper.ts'
import type { ModelWorld, Step } from './sessions-model-world.ts'

const rightOf = <A>(answer: E.Either<unknown, A>): A => {
  if (E.isRight(answer)) return answer.right
  throw new Error(JSON.stringify(answer.left))
}

const register = async ({ users, passwords }: ModelWorld): Promise<ReadonlyArray<Person>> => {
  const people: Person[] = []
  for (let count = 0; count < 4; count += 1) {
    const passwordHash = rightOf(await passwords.hash(aPassword())())
    const { id, email } = rightOf(await users.add(aRegistration({ passwordHash }))())
    people.push({ id, email, active: true, devices: [] })
  }
  return people
}

/** What an outage makes of a step that goes well without one, and whether it has happened all the same. */
const under = (outage: Outage, { answer, asks, stores, issues }: Step['predicted']) => {
  if (outage === 'down' && asks) return { answer: 'Unavailable', happens: false }
  const isLost = (outage === 'answer lost' && stores) || (outage === 'issuing' && issues)
  return { answer: isLost ? 'Unavailable' : answer, happens: true }
}

/** Keeps the tokens as their client would, and looks at what the answer does not name: the same ones again, and for how long. */
const learn = ({ clock, tokenLifetime }: ModelWorld, device: Device | undefined, { heard }: Step) => {
  const tokens = heard?.()
  if (!tokens || !device) return

  const { token, expiresIn } = tokens.accessToken
  const now = Math.floor(clock.now().getTime() / 1_000)
  const known = device.refreshTokens.get(device.turn) ?? tokens.refreshToken
  expect(tokens.refreshToken, 'the same token again').to.equal(known)
  expect(expiresIn).to.equal(Math.min(tokenLifetime, Math.floor(device.deadline / 1_000) - now))
  device.refreshTokens.set(device.turn, known)
  device.accessTokens = [...device.accessTokens, { token, until: now + expiresIn }].slice(-3)
}

const compareLists = async (world: ModelWorld, { live }: Rules, people: ReadonlyArray<Person>) => {
  for (const person of people) {
    const listed = rightOf(await listSessions(world)(person.id)())
    const told = listed.map(({ id, turn, createdAt, lastUsedAt }) => [id, turn, +createdAt, +lastUsedAt])
    const foreseen = live(person, world.clock.now().getTime())
    expect(told).to.deep.equal(foreseen.map(({ id, turn, since, used }) => [id, turn, since, used]))
  }
}

/** Those that were purged are forgotten, but for some whose tokens are tried on. */
const forget = (people: ReadonlyArray<Person>) => {
  for (const person of people) {
    const purged = person.devices.filter(({ state }) => state === 'purged').slice(0, -5)
    person.devices = person.devices.filter((device) => !purged.includes(device))
  }
}

/**
 * Random steps of sessions, each held against the model: logins, refreshes, accesses and ends of every kind, outages,
 * and a clock that moves. One seed, one sequence. Answers how often each answer was given.
 */
export const sessionsModel = async (given: ModelWorld, steps: number, seed: number) => {
  const [rules, chance, log] = [rulesOf(given.sessionPolicy), chanceOf(seed), heldAgainst(given.eventLog)]
  const people = await register(given)
  const answers = new Map<string, number>()
  let [outage, lasts, foreseen]: [Outage, number, string[]] = ['none', 0, []]
  const world = { ...given, ...failing(given, () => outage) }
  const next = stepper({ world, rules, chance }, people)
  await log.skip()

  for (let count = 1; count <= steps; count += 1) {
    if (lasts === 0) outage = chance.weighed({ none: 90, down: 3, 'answer lost': 5, issuing: 2 })
    lasts = lasts === 0 ? chance.below(4) : lasts - 1
    const { step, device } = next()
    try {
      const { answer, happens } = under(outage, step.predicted)
      const tried = await step.tried()
      const told = E.isRight(tried) ? tried.right : tried.left._tag
      expect(told).to.equal(answer)

      if (happens) step.predicted.apply()
      if (happens) foreseen.push(...step.predicted.events)
      learn(given, device(), step)
      answers.set(told.split(' ')[0] ?? '', (answers.get(told.split(' ')[0] ?? '') ?? 0) + 1)
      if (count % 200 !== 0 && count !== steps) continue

      await compareLists(given, rules, people)
      await log.compare(foreseen)
      foreseen = []
      forget(people)
    } catch (cause) {
      const where = `seed ${seed}, step ${count} (${outage}): ${step.says}`
      throw new Error(`${where}: ${cause instanceof Error ? cause.message : cause}`, { cause })
    }
  }
  return answers
}
