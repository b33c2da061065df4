import * as TE from 'fp-ts/lib/TaskEither.js'
import { unavailable } from '../../src/application/ports/unavailable.ts'
import type { Users } from '../../src/application/ports/users.ts'

/** Users of a store that does not answer, and why. */
export const usersAway = (cause: Error): Users => {
  const none = TE.left(unavailable('users')(cause))

  return {
    hashSamples: none,
    add: () => none,
    addAll: () => none,
    taken: () => none,
    after: () => none,
    addedFor: () => none,
    withEmail: () => none,
    withId: () => none,
    page: () => none,
    count: () => none,
    open: () => none,
    change: () => none,
    remove: () => none,
  }
}
