import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Metrics } from '../../application/ports/metrics.ts'
import type { PasswordHashing } from '../../application/ports/password-hashing.ts'
import type { OnBehalf, Passwords } from '../../application/ports/passwords.ts'
import type { Unavailable } from '../../application/ports/unavailable.ts'
import { PasswordAttempt, type PasswordHash } from '../../domain/password.ts'
import { refusalPace } from './refusal-pace.ts'
import { together } from './together.ts'
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

/** Of so many comparisons the fastest tells what one takes: the others tell how busy the machine is. */
const tries = 3

const nobody = PasswordAttempt.of('nobody has this password')

/** Hashing within bounds: what is neither done nor waiting costs no memory, because it is refused. */
export const queuedPasswords =
  (limits: Limits) =>
  ({ passwordHashing: { hash, compare, recognises }, metrics }: Needs): Passwords => {
    /** Neither a defect nor an outage: there is no cause to be logged. */
    const refused = (reason: NoTurn): Unavailable => {
      metrics.count('password_queue_refusals', { reason })
      return { _tag: 'Unavailable', port: 'passwords', cause: undefined }
    }

    const queue = turns(limits, refused)
    const reserve = Math.floor(limits.queue / 4)
    const placesFor = (most: number) => turns({ concurrency: most, queue: 0 }, refused)
    const places = placesFor(limits.concurrency + limits.queue - reserve)
    const reserved = reserve > 0 ? placesFor(reserve) : places
    const placesOf = ({ isFamiliar }: OnBehalf = {}) => (isFamiliar && !places.hasRoom() ? reserved : places)
    const pace = refusalPace()
    // who goes on may be refused after all, and then no later than others
    const goOn = together(() => queue.waiting() > 0, pace.spare)
    metrics.level('password_queue_length', queue.waiting)
    metrics.level('password_queue_running', queue.running)

    const inTurn = <A>(
      task: 'hash' | 'compare',
      work: TE.TaskEither<Unavailable, A>,
      onBehalf?: OnBehalf,
    ): TE.TaskEither<Unavailable, Timed<A>> =>
      pipe(
        TE.fromIO(() => performance.now()),
        TE.flatMap((asked) =>
          pipe(
            queue.take(timed(work), onBehalf),
            TE.tapIO(({ began, took }) => () => {
              metrics.observe('password_queue_wait', (began - asked) / 1_000, {})
              metrics.observe('password_work', took / 1_000, { task })
            }),
          ),
        ),
      )

    const fastest = (sample: O.Option<PasswordHash>): TE.TaskEither<Unavailable, number> =>
      pipe(
        Array.from({ length: tries }, () => inTurn('compare', compare(nobody, sample))),
        TE.sequenceSeqArray,
        TE.map((comparisons) => Math.min(...comparisons.map(({ took }) => took))),
      )

    return {
      room: (onBehalf) => () => (placesOf(onBehalf).hasRoom() ? E.right(undefined) : E.left(refused('full'))),

      admit: (work, onBehalf) => () => placesOf(onBehalf).take(work)(),

      hash: (password, onBehalf) =>
        pipe(
          inTurn('hash', hash(password), onBehalf),
          TE.tapTask(() => goOn),
          TE.map(({ result }) => result),
        ),

      recognises,

      verify: (attempt, kept, onBehalf) =>
        pipe(
          inTurn('compare', compare(attempt, kept), onBehalf),
          // refusals have moments of their own
          TE.tapTask(({ result }) => (result.matches ? goOn : T.of(undefined))),
          TE.map(({ result, ...compared }) => ({ ...result, refusable: pace.since(compared) })),
        ),

      calibrate: (samples) =>
        pipe(
          [O.none, ...samples.map(O.some)],
          TE.traverseSeqArray(fastest),
          TE.map((times) => pace.set(Math.max(...times))),
        ),
    }
  }
