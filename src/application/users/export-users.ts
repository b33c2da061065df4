import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Actor, type NotPermitted } from '../../domain/actor.ts'
import type { PasswordHash } from '../../domain/password.ts'
import type { User } from '../../domain/user.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Users } from '../ports/users.ts'

/** The hash is none where it was not asked for. */
export type Exported = Omit<User, 'passwordHash'> & { readonly passwordHash: O.Option<PasswordHash> }

type Command<E> = {
  readonly actor: Actor
  /** Whoever has hashes can guess at passwords: they are for those who may change users. */
  readonly withHashes: boolean
  /** Waited for, so that no more is read than can be taken. */
  readonly write: (users: ReadonlyArray<Exported>) => TE.TaskEither<E, void>
  /** Ends the export after the batch in hand. */
  readonly signal: AbortSignal
}

/** Hands over everybody, in the order of their ids, in constant memory. Answers how many. */
export type ExportUsers = <E>(
  command: Command<E>,
) => TE.TaskEither<E | NotPermitted | Interrupted | Unavailable, number>

export type Interrupted = { readonly _tag: 'Interrupted' }

const interrupted: Interrupted = { _tag: 'Interrupted' }

type Ports = { readonly users: Users }

const batch = 1_000

const exported =
  (withHashes: boolean) =>
  ({ passwordHash, ...user }: User): Exported => ({
    ...user,
    passwordHash: withHashes ? O.some(passwordHash) : O.none,
  })

const exportAll =
  <E>(
    users: Users,
    { withHashes, write, signal }: Command<E>,
  ): TE.TaskEither<E | Interrupted | Unavailable, number> =>
  async () => {
    let [last, written]: [O.Option<UserId>, number] = [O.none, 0]

    for (;;) {
      const some = await users.after(last, batch)()
      if (E.isLeft(some)) return some
      if (signal.aborted) return E.left(interrupted)

      const taken = await write(some.right.map(exported(withHashes)))()
      if (E.isLeft(taken)) return taken

      written += some.right.length
      if (some.right.length < batch) return E.right(written)
      last = O.fromNullable(some.right.at(-1)?.id)
    }
  }

export const exportUsers =
  ({ users }: Ports): ExportUsers =>
  (command) =>
    pipe(
      TE.fromEither(Actor.permit(command.withHashes ? 'users:write' : 'users:read')(command.actor)),
      TE.flatMap(() => exportAll(users, command)),
    )
