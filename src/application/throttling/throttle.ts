import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Network } from '../../domain/network.ts'
import type { Client } from '../../domain/occasion.ts'
import type { Quota } from '../../domain/quota.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { Pseudonyms } from '../ports/pseudonyms.ts'
import type { Quotas } from '../ports/quotas.ts'

/** RFC 6585 §4. */
export type TooManyAttempts = {
  readonly _tag: 'TooManyAttempts'
  /** What is used up, and the seconds until there is more of it. */
  readonly usedUp: { readonly quota: Quota; readonly resetsIn: number }
}

/** A quota, and who shares it. */
export type Share = { readonly quota: Quota; readonly partition: string }

/** What is taken from every share, until it is given back. */
export type GiveBack = T.Task<void>

/** Failures of one network, and of the whole service. */
export type Throttle = { readonly address: Quota; readonly service: Quota }

export type ThrottlePorts = {
  readonly quotas: Quotas
  readonly pseudonyms: Pseudonyms
  readonly metrics: Metrics
}

type Ports = Pick<ThrottlePorts, 'quotas' | 'metrics'>

const everybody = 'everybody'

const serviceShare = (quota: Quota): Share => ({ quota, partition: everybody })

/** None for who has no address: that is this machine's own operator. */
export const addressShare =
  ({ pseudonyms }: Pick<ThrottlePorts, 'pseudonyms'>) =>
  (quota: Quota, { address }: Client): ReadonlyArray<Share> =>
    pipe(
      address,
      O.map((text) => ({ quota, partition: pseudonyms.of(Network.of(text)) })),
      RA.fromOption,
    )

/** The service's first: what it refuses leaves no count of anybody's address behind. */
export const sharesOf = (
  ports: Pick<ThrottlePorts, 'pseudonyms'>,
  { service, address }: Throttle,
  client: Client,
): ReadonlyArray<Share> =>
  O.isNone(client.address) ? [] : [serviceShare(service), ...addressShare(ports)(address, client)]

const takeOne =
  ({ quotas, metrics }: Ports) =>
  ({ quota, partition }: Share): TE.TaskEither<TooManyAttempts, GiveBack> =>
    pipe(
      TE.fromTask(quotas.take(quota, partition)),
      TE.filterOrElse(
        ({ granted }) => granted,
        ({ resetsIn }): TooManyAttempts => ({ _tag: 'TooManyAttempts', usedUp: { quota, resetsIn } }),
      ),
      TE.orElseFirstIOK(() => () => metrics.count('quota_refusals', { quota: quota.name })),
      TE.orElseFirstTaskK(() => quotas.giveBack(quota, partition)),
      TE.map(() => quotas.giveBack(quota, partition)),
    )

/** One of each share, or none of any. */
export const takeAll =
  (ports: Ports) =>
  ([share, ...others]: ReadonlyArray<Share>): TE.TaskEither<TooManyAttempts, GiveBack> =>
    share === undefined
      ? TE.right(T.of(undefined))
      : pipe(
          takeOne(ports)(share),
          TE.flatMap((giveBack) =>
            pipe(
              takeAll(ports)(others),
              TE.orElseFirstTaskK(() => giveBack),
              TE.map((giveBackOthers) =>
                pipe(
                  giveBack,
                  T.flatMap(() => giveBackOthers),
                ),
              ),
            ),
          ),
        )
