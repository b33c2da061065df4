import type { SessionPolicy } from '../../src/domain/session-policy.ts'
import type { UserId } from '../../src/domain/user-id.ts'

/** Times in milliseconds. Nothing here is taken from the sources: it says once more, and otherwise, what they should do. */
export type Device = {
  readonly id: string
  readonly user: Person
  readonly since: number
  readonly deadline: number
  used: number
  turn: number
  state: 'open' | 'ended' | 'purged'
  /** What the client was answered. An answer that was lost is not here. */
  readonly refreshTokens: Map<number, string>
  accessTokens: ReadonlyArray<{ readonly token: string; readonly until: number }>
}

export type Person = { readonly id: UserId; readonly email: string; active: boolean; devices: Device[] }

/** What a step comes to, where nothing is out of order, and how far it gets: only there it feels an outage. */
export type Prediction = {
  readonly answer: string
  readonly asks: boolean
  readonly stores: boolean
  readonly issues: boolean
  readonly events: ReadonlyArray<string>
  readonly apply: () => void
}

const nothing = { asks: true, stores: false, issues: false, events: [], apply: () => {} }

export const rules = ({ idle, absolute, grace, most }: SessionPolicy) => {
  const end = (device: Device) => Math.min(device.deadline, device.used + idle * 1_000)
  const isLive = (device: Device, now: number) => device.state === 'open' && now < end(device)
  const live = ({ devices }: Person, now: number) =>
    devices.filter((device) => isLive(device, now)).sort((a, b) => b.used - a.used)

  const over = (device: Device, reason: string) => `session.ended ${device.id} ${reason} of ${device.user.id}`
  const ending = (devices: ReadonlyArray<Device>, reason: string) => ({
    events: devices.map((device) => over(device, reason)),
    apply: () => {
      for (const device of devices) device.state = 'ended'
    },
  })

  const refused = (answer: string, event: string): Prediction => ({
    ...nothing,
    answer,
    stores: true,
    events: [event],
  })

  const login = (user: Person, knows: boolean, id: string, now: number): Prediction => {
    if (!knows) return refused('WrongCredentials', `login.refused wrong-password of ${user.id}`)
    if (!user.active) return refused('WrongCredentials', `login.refused inactive of ${user.id}`)

    const gone = ending(live(user, now).slice(most - 1), 'displaced')
    const fresh = { id, user, since: now, used: now, deadline: now + absolute * 1_000, turn: 0 }
    return {
      answer: `tokens ${id} 0`,
      asks: true,
      stores: true,
      issues: true,
      events: [`login.succeeded ${id} of ${user.id}`, ...gone.events],
      apply: () => {
        gone.apply()
        user.devices.push({ ...fresh, state: 'open', refreshTokens: new Map(), accessTokens: [] })
      },
    }
  }

  const refresh = (device: Device, presented: number, now: number): Prediction => {
    const { id, user, turn, used } = device
    if (device.state === 'purged') return { ...nothing, answer: 'InvalidRefreshToken' }
    if (!user.active || !isLive(device, now) || presented > turn)
      return refused('InvalidRefreshToken', `refresh.refused ${id} of ${user.id}`)

    const good = { ...nothing, stores: true, issues: true }
    const turned = () => {
      device.turn = turn + 1
      device.used = now
    }
    if (presented === turn) return { ...good, answer: `tokens ${id} ${turn + 1}`, apply: turned }
    if (presented + 1 === turn && now - used < grace * 1_000)
      return { ...good, answer: `tokens ${id} ${turn}` }
    return {
      ...nothing,
      answer: 'RefreshTokenReused',
      stores: true,
      ...ending([device], 'refresh-token-reused'),
    }
  }

  /** `until` in whole seconds, as tokens say it (RFC 7519 §4.1.4). */
  const access = (device: Device, until: number, now: number): Prediction => {
    if (Math.floor(now / 1_000) >= until) return { ...nothing, answer: 'InvalidToken', asks: false }
    const isIn = device.user.active && isLive(device, now)
    return {
      ...nothing,
      answer: isIn ? `in ${device.id} until ${end(device)} of ${device.user.id}` : 'InvalidToken',
    }
  }

  const endOne = (device: Device, target: Device, now: number): Prediction =>
    target.user === device.user && isLive(target, now)
      ? {
          ...nothing,
          answer: 'done',
          stores: true,
          ...ending([target], target === device ? 'logout' : 'revoked'),
        }
      : { ...nothing, answer: 'SessionNotFound' }

  const endMany = (devices: ReadonlyArray<Device>): Prediction => ({
    ...nothing,
    answer: 'done',
    stores: true,
    ...ending(devices, 'revoked'),
  })

  /** Who is inactive has no live session: activating revives none. */
  const switchTo = (user: Person, active: boolean, now: number): Prediction => {
    if (user.active === active) return { ...nothing, answer: 'done', stores: true }

    const gone = ending(active ? [] : live(user, now), 'deactivated')
    return {
      ...nothing,
      answer: 'done',
      stores: true,
      events: [`user.${active ? 'activated' : 'deactivated'} of ${user.id}`, ...gone.events],
      apply: () => {
        gone.apply()
        user.active = active
      },
    }
  }

  const purge = (users: ReadonlyArray<Person>, now: number): Prediction => {
    const gone = users.flatMap(({ devices }) =>
      devices.filter((device) => device.state !== 'purged' && !isLive(device, now)),
    )
    const apply = () => {
      for (const device of gone) device.state = 'purged'
    }
    return { ...nothing, answer: `purged ${gone.length}`, stores: true, apply }
  }

  const forged: Prediction = { ...nothing, answer: 'InvalidRefreshToken', asks: false }

  return { end, live, login, refresh, forged, access, endOne, endMany, switchTo, purge }
}

export type Rules = ReturnType<typeof rules>
