import { setTimeout as pause } from 'node:timers/promises'
import type { Running } from '../support/processes.ts'
import { type Api, api, someone } from './api.ts'

export type Figures = {
  /** Refreshes that were answered. */
  readonly answered: number
  /** Clients whose last answer never came. */
  readonly interrupted: number
  /** Clients who were signed out though they did as they should. */
  readonly signedOut: number
}

type Start = () => Promise<Running>

const clients = 4

/** Milliseconds from the first answer until the kill, at the most. */
const longest = 200

type Client = { token: unknown; answered: number; interrupted: boolean }

const newClient = async ({ register, login }: Api): Promise<Client> => {
  const who = someone()
  await register(who)
  return { token: (await login(who)).body['refresh_token'], answered: 0, interrupted: false }
}

/** Keeps the token of the last answer that arrived, as a client does. */
const refreshOn = async ({ refresh }: Api, client: Client): Promise<void> => {
  for (;;) {
    const answer = await refresh(client.token).catch(() => undefined)
    if (!answer) return void Object.assign(client, { interrupted: true })
    if (answer.status !== 200) throw new Error(`A refresh was answered with ${answer.status}`)
    Object.assign(client, { token: answer.body['refresh_token'], answered: client.answered + 1 })
  }
}

/** For ten seconds at the most. */
const someAnswer = async (all: ReadonlyArray<Client>): Promise<void> => {
  for (let n = 0; n < 5_000 && all.every(({ answered }) => answered === 0); n++) await pause(2)
}

/** Kills the service under refreshes. Each client then sends the last token that it got, spent or not. */
export const refreshCrash = async (rounds: number, start: Start): Promise<Figures> => {
  let [answered, interrupted, signedOut] = [0, 0, 0]
  let service = await start()

  for (let round = 1; round <= rounds; round++) {
    const at = api(service.url)
    const all = await Promise.all(Array.from({ length: clients }, () => newClient(at)))
    const refreshing = all.map((client) => refreshOn(at, client))
    await someAnswer(all)
    await pause(Math.random() * longest)
    service.kill('SIGKILL')
    await Promise.all([service.exited, ...refreshing])

    service = await start()
    const retried = await Promise.all(all.map(({ token }) => api(service.url).refresh(token)))
    answered += all.reduce((sum, client) => sum + client.answered, 0)
    interrupted += all.filter((client) => client.interrupted).length
    signedOut += retried.filter(({ status }) => status !== 200).length
  }
  service.kill('SIGKILL')
  await service.exited
  return { answered, interrupted, signedOut }
}
