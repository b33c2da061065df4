import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { IdempotencyKeyReused, Once } from '../../domain/once.ts'
import type { User } from '../../domain/user.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Users } from '../ports/users.ts'

/** Looks before it adds: a request that comes again costs no more than the look. That it is done once, `Users.add` sees to. */
export const unlessAdded = <E>(
  users: Users,
  once: O.Option<Once>,
  add: (once?: Once) => TE.TaskEither<E, User>,
): TE.TaskEither<E | IdempotencyKeyReused | Unavailable, User> =>
  pipe(
    once,
    O.match(() => TE.right(O.none), users.addedFor),
    TE.flatMap(O.match(() => add(O.toUndefined(once)), TE.right<E, User>)),
  )
