import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { emailTaken, type Users, userNotFound } from '../../application/ports/users.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Email } from '../../domain/email.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Memory } from './memory.ts'

export const inMemoryUsers = ({ users, recordAll }: Memory): Users => {
  const withEmail = (email: Email) => O.fromNullable([...users.values()].find((user) => user.email === email))

  const store = (decision: Decision<User>): User => {
    const { next } = decision
    users.set(next.id, next)
    recordAll(O.some(next.id), decision)
    return next
  }

  return {
    add: (decision) =>
      TE.fromIOEither(() =>
        O.isSome(withEmail(decision.next.email))
          ? E.left(emailTaken)
          : E.right(store({ ...decision, next: { ...decision.next, id: (users.size + 1) as UserId } })),
      ),

    withEmail: (email) => TE.fromIO(() => withEmail(email)),

    withId: (id) => TE.fromIO(() => O.fromNullable(users.get(id))),

    change: (id, decide) =>
      TE.fromIOEither(() =>
        pipe(users.get(id), E.fromNullable(userNotFound), E.flatMap(decide), E.map(store)),
      ),
  }
}
