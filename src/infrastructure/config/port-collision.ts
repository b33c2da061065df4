import * as E from 'fp-ts/lib/Either.js'
import { ports } from './environment.ts'

/** Two servers cannot share a port; 0 stands for any that is free. */
export const portCollision = (set: NodeJS.ProcessEnv): ReadonlyArray<string> => {
  const chosen = ports.decode(set)
  return E.isRight(chosen) && chosen.right.PORT !== 0 && chosen.right.PORT === chosen.right.METRICS_PORT
    ? ['METRICS_PORT has to be another port than PORT']
    : []
}
