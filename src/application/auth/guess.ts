import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import type { GuessPolicy } from '../../domain/guess-policy.ts'
import type { Client } from '../../domain/occasion.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import { type Admission, admit } from '../throttling/lockout.ts'
import {
  addressShare,
  type Share,
  type Throttle,
  type ThrottlePorts,
  type TooManyAttempts,
  takeAll,
  sharesOf as throttleShares,
} from '../throttling/throttle.ts'
import type { Asked } from './compare.ts'
import type { Standing } from './standing.ts'

export type LoginThrottle = Throttle & {
  /** Guesses at one account by all strangers together, and by each client that has signed in to it before. */
  readonly account: GuessPolicy
  readonly client: GuessPolicy
}

export type GuessPorts = ThrottlePorts & {
  readonly eventLog: EventLog
  readonly loginThrottle: LoginThrottle
}

/** A login that may be tried. Where it is locked, nothing is to match. It counts as wrong until it is said to be something else. */
export type Guess = Admission & { readonly isLocked: boolean }

/** Whom the account knows by their device is held up by nobody, whom it knows by their network only by that. */
const sharesOf = (ports: GuessPorts, standing: Standing, client: Client): ReadonlyArray<Share> => {
  if (standing._tag === 'Device') return []
  return standing._tag === 'Stranger'
    ? throttleShares(ports, ports.loginThrottle, client)
    : addressShare(ports)(ports.loginThrottle.address, client)
}

const lockoutOf = ({ loginThrottle, pseudonyms }: GuessPorts, standing: Standing, email: Email) =>
  standing._tag === 'Stranger'
    ? ([loginThrottle.account, pseudonyms.of(email)] as const)
    : ([loginThrottle.client, pseudonyms.of(`${email} ${standing.id}`)] as const)

const nothing: T.Task<void> = T.of(undefined)

const ofLocked: Admission = { wasRight: nothing, wasNone: nothing }

const admitted = (ports: GuessPorts, standing: Standing, email: Email): T.Task<O.Option<Admission>> =>
  admit(ports)(...lockoutOf(ports, standing, email))

export const guess =
  (ports: GuessPorts) =>
  (
    { email, occasion }: Pick<Asked, 'email' | 'occasion'>,
    standing: Standing,
  ): TE.TaskEither<TooManyAttempts | Unavailable, Guess> =>
    pipe(
      takeAll(ports)(sharesOf(ports, standing, occasion.client)),
      TE.bindTo('giveBack'),
      TE.bind('admission', () => TE.fromTask(admitted(ports, standing, email))),
      TE.map(({ giveBack, admission }) => {
        const { wasRight, wasNone } = O.getOrElse(() => ofLocked)(admission)

        return {
          isLocked: O.isNone(admission),
          wasRight: T.flatMap(() => giveBack)(wasRight),
          wasNone: T.flatMap(() => giveBack)(wasNone),
        }
      }),
    )
