import type { clientOf } from '../load/client.ts'
import { asked, type Contestant, turns } from './contest.ts'
import type { Ground } from './ground.ts'
import { connections } from './settings.ts'

/** Asks a server who each of those is whom the tokens name. */
export const who = (
  server: Pick<Contestant, 'pid' | 'database' | 'version'>,
  client: ReturnType<typeof clientOf>,
  tokens: ReadonlyArray<string>,
  atOnce = connections,
): Contestant => {
  const next = turns(tokens)
  const ask = () =>
    client.ask({ method: 'GET', path: '/api/v1/users/me', headers: { authorization: `Bearer ${next()}` } })
  return asked(server, atOnce, ask)
}

export const ourWho = ({ server, client, people }: Ground): Contestant =>
  who(
    server,
    client,
    people.map(({ accessToken }) => accessToken),
  )
