import { inspect } from 'node:util'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Users } from '../../src/application/ports/users.ts'
import type { User } from '../../src/domain/user.ts'
import { aRegistration } from '../support/users.ts'

/** What was to succeed. */
export const right = <E, A>(task: TE.TaskEither<E, A>): Promise<A> =>
  pipe(
    task,
    TE.getOrElse((failure: E): never => {
      throw new Error(inspect(failure))
    }),
  )()

export const added = (users: Users, registration = aRegistration()): Promise<User> =>
  right(users.add(registration))
