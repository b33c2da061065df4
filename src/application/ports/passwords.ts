import type { IOEither } from 'fp-ts/lib/IOEither.js'
import type { Option } from 'fp-ts/lib/Option.js'
import type { Task } from 'fp-ts/lib/Task.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Password, PasswordAttempt, PasswordHash } from '../../domain/password.ts'
import type { Comparison } from './password-hashing.ts'
import type { Unavailable } from './unavailable.ts'

/** `refusable` resolves when a refusal may be told: at a moment that says nothing of the hash that was compared. */
export type Verdict = Comparison & { readonly refusable: Task<void> }

/** For whom it is done. Who gives up, by the signal, gives up the place in the queue. */
export type OnBehalf = {
  readonly signal?: AbortSignal | undefined
  /** Has signed in here before: some places are kept for such people, and every second turn is theirs. */
  readonly isFamiliar?: boolean
}

/** Passwords, within the bounds of what this process can take. */
export type Passwords = {
  /** Fails where work would not be begun now. */
  readonly room: (onBehalf?: OnBehalf) => IOEither<Unavailable, void>

  /** Begins work that is to end with a hash or a comparison, or fails at once where as much is under way as may be. */
  readonly admit: <E, A>(work: TaskEither<E, A>, onBehalf?: OnBehalf) => TaskEither<E | Unavailable, A>

  readonly hash: (password: Password, onBehalf?: OnBehalf) => TaskEither<Unavailable, PasswordHash>

  /** Whether the hash is one that `verify` can match. It costs nothing. */
  readonly recognises: (hash: PasswordHash) => boolean

  readonly verify: (
    attempt: PasswordAttempt,
    hash: Option<PasswordHash>,
    onBehalf?: OnBehalf,
  ) => TaskEither<Unavailable, Verdict>

  /** Learns from hashes of every kind that is kept how long a refusal has to take. */
  readonly calibrate: (samples: ReadonlyArray<PasswordHash>) => TaskEither<Unavailable, void>
}
