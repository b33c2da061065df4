import * as O from 'fp-ts/lib/Option.js'
import { refreshSession } from '../../../src/application/auth/refresh-session.ts'
import { aClient } from '../../support/users.ts'
import type { worldOfSignedIn } from '../signed-in.ts'
import { rightOf } from '../world.ts'

type Ports = Parameters<typeof refreshSession>[0]

export const refreshing = aClient({ requestId: O.some('the refresh') })

export type SignedInWorld = Awaited<ReturnType<typeof worldOfSignedIn>>

export const tryRefresh = (ports: Ports, refreshToken: string) =>
  refreshSession(ports)({ refreshToken, client: refreshing })()

/** Refreshes as often as asked for, a minute in between. The tokens that this gave, the first login's before them. */
export const refreshed = async (ports: SignedInWorld, times: number) => {
  const tokens = [ports.refreshToken]
  for (let time = 0; time < times; time += 1) {
    ports.clock.move(60)
    const refreshToken = tokens.at(-1) ?? ''
    tokens.push((await rightOf(refreshSession(ports)({ refreshToken, client: refreshing }))).refreshToken)
  }
  return tokens
}
