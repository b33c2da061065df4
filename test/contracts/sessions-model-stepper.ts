import {
  access,
  logOut,
  purge,
  revoke,
  revokeAll,
  revokeOthers,
  switchTo,
} from './sessions-model-caller-steps.ts'
import type { Device, Person } from './sessions-model-rules.ts'
import { logIn, refresh } from './sessions-model-token-steps.ts'
import type { Hand, Step } from './sessions-model-world.ts'

const [second, minute, hour] = [1_000, 60_000, 3_600_000]

const waits = { seconds: 20 * second, minutes: 20 * minute, hours: 6 * hour, days: 48 * hour }

/** Milliseconds. Never zero: two uses at one moment would leave it to the store which of them came first. */
const someTime = ({ chance: { below, weighed } }: Hand): number =>
  1 + below(waits[weighed({ seconds: 88, minutes: 8, hours: 3, days: 1 })])

/** To the very moment at which something of the device comes to its end, or one millisecond beside it. */
const toItsEnd = ({ world, rules, chance }: Hand, device: Device, now: number): number => {
  const { until = 0 } = device.accessTokens.at(-1) ?? {}
  const end = {
    grace: device.used + world.sessionPolicy.grace * second,
    token: until * second,
    idle: rules.end(device),
    absolute: device.deadline,
  }[chance.weighed({ grace: 12, token: 4, idle: 0.3, absolute: 0.3 })]

  return end - 1 + chance.below(3) - now
}

const moveClock = (hand: Hand, device: Device | undefined): number => {
  const { clock } = hand.world
  const aimed = device && hand.chance.below(8) === 0 ? toItsEnd(hand, device, clock.now().getTime()) : 0
  clock.move((aimed > 0 ? aimed : someTime(hand)) / second)
  return clock.now().getTime()
}

const ofPerson = { 'log in': 12, 'revoke all': 0.2, deactivate: 0.6, activate: 2, purge: 1 }
const ofDevice = { refresh: 50, access: 26, 'log out': 1, revoke: 2, 'revoke others': 0.4 }

/** Mostly one that is open, and of these mostly the one used last. */
const choose = ({ chance }: Hand, { devices }: Person): Device | undefined => {
  const open = devices.filter(({ state }) => state === 'open')
  const which = chance.weighed({ any: 1, open: 4, last: 4 })
  if (which === 'last') return open.toSorted((a, b) => a.used - b.used).at(-1)
  return chance.oneOf(which === 'open' ? open : devices)
}

/** Chooses what happens next and when, and moves the clock there. */
export const stepper =
  (hand: Hand, people: ReadonlyArray<Person>) =>
  (): { readonly step: Step; readonly device: () => Device | undefined } => {
    const { chance } = hand
    const person = chance.oneOf(people)
    if (!person) throw new Error('nobody to choose among')

    const device = choose(hand, person)
    const now = moveClock(hand, device)
    const target = chance.oneOf((chance.oneOf([person, ...people]) ?? person).devices) ?? device
    const personal = {
      'log in': logIn,
      'revoke all': revokeAll,
      deactivate: switchTo(false),
      activate: switchTo(true),
      purge: purge(people),
    }
    if (!device || !target || chance.weighed({ person: 16, device: 80 }) === 'person')
      return {
        step: personal[chance.weighed(ofPerson)](hand, person, now),
        device: () => person.devices.at(-1),
      }

    const own = { refresh, access, 'log out': logOut, revoke: revoke(target), 'revoke others': revokeOthers }
    return { step: own[chance.weighed(ofDevice)](hand, device, now), device: () => device }
  }
