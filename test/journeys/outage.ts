import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, api, type Registration, someone } from './api.ts'

export type Signed = { readonly user: Registration; readonly token: unknown }

export const signedIn = async (url: string): Promise<Signed> => {
  const user = someone()
  await api(url).register(user)
  return { user, token: (await api(url).login(user)).body['access_token'] }
}

/** Everything that needs the database, by name. */
export const asked = async (
  url: string,
  { user, token }: Signed,
): Promise<ReadonlyArray<readonly [string, Answer]>> => {
  const { get, register, login, me } = api(url)
  const questions = {
    register: () => register(someone()),
    login: () => login(user),
    me: () => me(token),
    health: () => get('/health'),
    ready: () => get('/health/ready'),
  }
  const answers: Array<readonly [string, Answer]> = []
  for (const [name, ask] of Object.entries(questions)) answers.push([name, await ask()])
  return answers
}

/** Milliseconds until the service is ready, asked for in short intervals. */
export const readyAgain = async (url: string, since = performance.now()): Promise<number> => {
  if ((await api(url).get('/health/ready')).status === 200) return performance.now() - since
  await pause(50)
  return readyAgain(url, since)
}
