import type { Option } from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Password, PasswordAttempt, PasswordHash } from '../../domain/password.ts'
import type { Comparison } from './password-hashing.ts'
import type { Unavailable } from './unavailable.ts'

/** `refusable` resolves when a refusal may be told: at a moment that says nothing of the hash that was compared. */
export type Verdict = Comparison & { readonly refusable: Task<void> }

/** Passwords, within the bounds of what this process can take. Whoever gives up, by the signal, gives up the place in the queue. */
export type Passwords = {
  /**
   * Begins work that is to end with a hash or a comparison, or fails at once where as much is under way as may be.
   * Some places are kept for those who are known: strangers cannot take them.
   */
  readonly admit: <E, A>(work: TaskEither<E, A>, isKnown?: boolean) => TaskEither<E | Unavailable, A>

  readonly hash: (password: Password, signal?: AbortSignal) => TaskEither<Unavailable, PasswordHash>

  readonly verify: (
    attempt: PasswordAttempt,
    hash: Option<PasswordHash>,
    signal?: AbortSignal,
  ) => TaskEither<Unavailable, Verdict>

  /** Learns from hashes of every kind that is kept how long a refusal has to take. */
  readonly calibrate: (samples: ReadonlyArray<PasswordHash>) => TaskEither<Unavailable, void>
}
