import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import { GuessPolicy } from '../../domain/guess-policy.ts'
import type { Quota } from '../../domain/quota.ts'
import type { Quotas } from '../ports/quotas.ts'

/** A guess that is let through. It counts as wrong until it is said to be something else. */
export type Admission = { readonly wasRight: T.Task<void>; readonly wasNone: T.Task<void> }

const all = (...tasks: ReadonlyArray<T.Task<void>>): T.Task<void> =>
  pipe(
    T.sequenceArray(tasks),
    T.map(() => undefined),
  )

/**
 * Lets a guess through, or none while the account is locked. Counting comes before comparing, so that of any number
 * of guesses at once no more are compared than there may be. What is not let through does not count.
 */
export const admit =
  ({ quotas }: { readonly quotas: Quotas }) =>
  (policy: GuessPolicy, account: string): T.Task<O.Option<Admission>> => {
    const { most, row } = policy
    const giveBack = [quotas.giveBack(most, account), quotas.giveBack(row, account)] as const
    const startAnew = [row, GuessPolicy.delayAfter(policy, 0)].map((quota) => quotas.forget(quota, account))

    const admission = (...delay: ReadonlyArray<T.Task<void>>) =>
      O.some({
        wasRight: all(quotas.giveBack(most, account), ...startAnew),
        wasNone: all(...giveBack, ...delay),
      })
    const locked = (...taken: ReadonlyArray<T.Task<void>>) =>
      pipe(
        all(...taken),
        T.map(() => O.none),
      )

    const afterDelay = (delay: Quota) =>
      pipe(
        quotas.take(delay, account),
        T.flatMap(({ granted }) =>
          granted ? T.of(admission(quotas.giveBack(delay, account))) : locked(...giveBack),
        ),
      )

    const inRow = pipe(
      quotas.take(row, account),
      T.flatMap(({ granted, used }) =>
        granted ? T.of(admission()) : afterDelay(GuessPolicy.delayAfter(policy, used)),
      ),
    )

    return pipe(
      quotas.take(most, account),
      T.flatMap(({ granted }) => (granted ? inRow : locked(giveBack[0]))),
    )
  }
