import { setTimeout as pause } from 'node:timers/promises'
import type { Running } from '../support/processes.ts'
import { type Api, api, type Registration, someone } from './api.ts'

export type Figures = {
  readonly rounds: number
  /** Registrations that were answered with 201. */
  readonly answered: number
  /** Of these, the addresses that could not sign in afterwards. */
  readonly lost: ReadonlyArray<string>
}

type Start = () => Promise<Running>

const clients = 4

/** Answers of a round before its clock starts, so that each has something to lose. */
const least = 2

/** Milliseconds from then to its end. */
const longest = 400

/** Registers one after the other until the service is gone, and hands on those whose 201 arrived. */
const registerOn = async (service: Api, answered: Array<Registration>, enough: () => void): Promise<void> => {
  const who = someone()
  const answer = await service.register(who).catch(() => undefined)
  if (!answer) return
  if (answer.status !== 201) throw new Error(`A registration was answered with ${answer.status}`)

  answered.push(who)
  if (answered.length >= least) enough()
  await registerOn(service, answered, enough)
}

const killedAtSomeMoment = async ({ url, kill, exited }: Running): Promise<ReadonlyArray<Registration>> => {
  const answered: Array<Registration> = []
  const enough = Promise.withResolvers<void>()
  const registrations = Array.from({ length: clients }, () => registerOn(api(url), answered, enough.resolve))

  await Promise.race([enough.promise, Promise.all(registrations)])
  await pause(Math.random() * longest)
  kill('SIGKILL')
  await exited
  await Promise.all(registrations)
  return answered
}

/** A few at a time. */
const lostOf = async (
  { login }: Pick<Api, 'login'>,
  answered: ReadonlyArray<Registration>,
): Promise<ReadonlyArray<string>> => {
  const [some, more] = [answered.slice(0, clients), answered.slice(clients)]
  if (some.length === 0) return []

  const statuses = await Promise.all(some.map(async (who) => (await login(who)).status))
  const lost = some.filter((_, nth) => statuses[nth] !== 200).map(({ email }) => email)
  return [...lost, ...(await lostOf({ login }, more))]
}

/** Kills the service under registrations, `rounds` times, and asks after each start whether what it said still holds. */
export const crash = async (rounds: number, start: Start): Promise<Figures> => {
  const answered: Array<Registration> = []
  const lost: Array<string> = []
  let service = await start()

  for (let round = 1; round <= rounds; round++) {
    const now = await killedAtSomeMoment(service)
    service = await start()
    lost.push(...(await lostOf(api(service.url), now)))
    answered.push(...now)
  }
  lost.push(...(await lostOf(api(service.url), answered)))
  service.kill('SIGKILL')
  await service.exited

  return { rounds, answered: answered.length, lost: [...new Set(lost)] }
}
