import { pipe } from 'fp-ts/lib/function.js'
import * as IOE from 'fp-ts/lib/IOEither.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Metrics } from '../../application/ports/metrics.ts'
import type { PasswordHashing } from '../../application/ports/password-hashing.ts'
import type { Passwords } from '../../application/ports/passwords.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import type { PasswordAttempt } from '../../domain/password.ts'
import { refusalPace } from './refusal-pace.ts'
import { type Limits, type NoTurn, turns } from './turns.ts'

type Needs = { readonly passwordHashing: PasswordHashing; readonly metrics: Metrics }

/** What the work came to, and when it began and how long it took, in milliseconds. */
type Timed<A> = { readonly result: A; readonly began: number; readonly took: number }

const timed = <E, A>(work: TE.TaskEither<E, A>): TE.TaskEither<E, Timed<A>> =>
  pipe(
    TE.fromIO(() => performance.now()),
    TE.bindTo('began'),
    TE.bind('result', () => work),
    TE.map(({ began, result }) => ({ result, began, took: performance.now() - began })),
  )

const nobody = 'nobody has this password' as PasswordAttempt

/** Hashing within bounds: what is neither done nor waiting costs no memory, because it is refused. */
export const queuedPasswords =
  (limits: Limits) =>
  ({ passwordHashing, metrics }: Needs): Passwords => {
    const { take, isFull, waiting, running } = turns(limits)
    const pace = refusalPace()
    metrics.level('password_queue_length', waiting)
    metrics.level('password_queue_running', running)

    /** Neither a defect nor an outage: there is no cause to be logged. */
    const refused = (reason: NoTurn): Unavailable => {
      metrics.count('password_queue_refusals', { reason })
      return { _tag: 'Unavailable', port: 'passwords', cause: undefined }
    }

    const inTurn =
      <R>(
        task: 'hash' | 'compare',
        work: TE.TaskEither<Unavailable, R>,
        signal?: AbortSignal,
      ): TE.TaskEither<Unavailable, Timed<R>> =>
      async () => {
        const asked = performance.now()
        const outcome = await take(timed(work), signal)()

        return pipe(
          outcome,
          TE.fromEither,
          TE.mapLeft((failure) => (typeof failure === 'string' ? refused(failure) : failure)),
          TE.tapIO(({ began, took }) => () => {
            metrics.observe('password_queue_wait', (began - asked) / 1_000, {})
            metrics.observe('password_work', took / 1_000, { task })
          }),
        )()
      }

    return {
      room: () => (isFull() ? IOE.left(refused('full'))() : IOE.right(undefined)()),

      hash: (password, signal) =>
        pipe(
          inTurn('hash', passwordHashing.hash(password), signal),
          TE.map(({ result }) => result),
        ),

      verify: (attempt, hash, signal) =>
        pipe(
          inTurn('compare', passwordHashing.compare(attempt, hash), signal),
          TE.map(({ result, began }) => ({ ...result, refusable: pace.since(began) })),
        ),

      calibrate: (samples) =>
        pipe(
          [O.none, ...samples.map(O.some)],
          TE.traverseSeqArray((sample) => inTurn('compare', passwordHashing.compare(nobody, sample))),
          TE.map((comparisons) => pace.set(Math.max(...comparisons.map(({ took }) => took)))),
        ),
    }
  }
