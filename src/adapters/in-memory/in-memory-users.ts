import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as NEA from 'fp-ts/lib/NonEmptyArray.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type EmailTaken, emailTaken, type Users } from '../../application/ports/users.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Email } from '../../domain/email.ts'
import { type IdempotencyKeyReused, Once } from '../../domain/once.ts'
import type { PasswordHash } from '../../domain/password.ts'
import type { NewUser, User } from '../../domain/user.ts'
import { inMemoryAccounts } from './in-memory-accounts.ts'
import type { Memory } from './memory.ts'
import { userPages } from './user-pages.ts'

const groupBy = NEA.groupBy((hash: PasswordHash) => hash.slice(0, 7))

export const inMemoryUsers = (kept: Memory): Users => {
  const { users, idempotencyKeys, newUserId, recordAll } = kept
  const withEmail = (email: Email) => O.fromNullable([...users.values()].find((user) => user.email === email))

  const store = (decision: Decision<User>): User => {
    const { next } = decision
    users.set(next.id, next)
    recordAll(O.some(next.id), decision)
    return next
  }

  const insert = (decision: Decision<NewUser>): User =>
    store({ ...decision, next: { ...decision.next, id: newUserId() } })

  const add = (decision: Decision<NewUser>): E.Either<EmailTaken, User> =>
    O.isSome(withEmail(decision.next.email)) ? E.left(emailTaken) : E.right(insert(decision))

  const addedFor = (once: Once): E.Either<IdempotencyKeyReused, O.Option<User>> =>
    pipe(
      once.marks,
      RA.findFirstMap(({ key }) => O.fromNullable(idempotencyKeys.get(key))),
      Once.recall(once),
      E.map(O.chainNullableK(({ userId }) => users.get(userId))),
    )

  const addAndKeep = (decision: Decision<NewUser>, once: Once): E.Either<EmailTaken, User> =>
    pipe(
      add(decision),
      E.tap(({ id }) => {
        const kept = Once.keep(once)
        return E.right(idempotencyKeys.set(kept.key, { ...kept, userId: id }))
      }),
    )

  const addOnce = (decision: Decision<NewUser>, once: Once) =>
    pipe(
      addedFor(once),
      E.flatMap(O.match<User, E.Either<EmailTaken, User>>(() => addAndKeep(decision, once), E.right)),
    )

  return {
    ...userPages(users),

    add: (decision, once) => TE.fromIOEither(() => (once ? addOnce(decision, once) : add(decision))),

    addAll: (decisions) =>
      TE.fromIO(() => {
        const taken = new Set([...users.values()].map(({ email }) => email))

        return decisions.map((decision) => {
          if (taken.has(decision.next.email)) return O.none
          taken.add(decision.next.email)
          return O.some(insert(decision).id)
        })
      }),

    taken: (emails) => TE.fromIO(() => new Set(emails.filter((email) => O.isSome(withEmail(email))))),

    after: (id, limit) =>
      TE.fromIO(() =>
        [...users.values()]
          .filter((user) => O.isNone(id) || user.id > id.value)
          .sort((one, other) => one.id - other.id)
          .slice(0, limit),
      ),

    addedFor: (once) => TE.fromIOEither(() => addedFor(once)),

    withEmail: (email) => TE.fromIO(() => withEmail(email)),

    hashSamples: TE.fromIO(() => {
      const hashes = [...users.values()].map(({ passwordHash }) => passwordHash).sort()
      return Object.values(groupBy(hashes)).flatMap((same) => [same[0], same.at(-1) ?? same[0]])
    }),

    withId: (id) => TE.fromIO(() => O.fromNullable(users.get(id))),

    ...inMemoryAccounts(kept),
  }
}
