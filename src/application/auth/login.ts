import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as T from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import { type Client, Occasion } from '../../domain/occasion.ts'
import type { WrongCredentials } from '../../domain/user.ts'
import { recordRefusal } from '../audit/record-refusal.ts'
import type { AccessTokens } from '../ports/access-tokens.ts'
import type { Clock } from '../ports/clock.ts'
import type { DeviceTokens } from '../ports/device-tokens.ts'
import type { FamiliarNetworks } from '../ports/familiar-networks.ts'
import type { RefreshTokens } from '../ports/refresh-tokens.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { TooManyAttempts } from '../throttling/throttle.ts'
import { type Asked, type Credentials, compare } from './compare.ts'
import { isFamiliarNetwork, noteNetwork } from './familiar.ts'
import { type Guess, type GuessPorts, guess } from './guess.ts'
import { incidentOf, toRefusal } from './login-refusal.ts'
import { type SignInPorts, signIn } from './sign-in.ts'
import { type Device, deviceOf, standingOf } from './standing.ts'
import { type Tokens, tokensFor } from './tokens.ts'

type Command = Credentials & {
  readonly client: Client
  /** The device tokens that the client has from earlier logins, to this account or others. */
  readonly devices?: ReadonlyArray<string>
  readonly signal?: AbortSignal | undefined
}

/** With a device token, where the client has sent none that is good for this account. */
export type LoggedIn = Tokens & { readonly device: O.Option<string> }

type Failure = WrongCredentials | TooManyAttempts | Unavailable

export type Login = (command: Command) => TE.TaskEither<Failure, LoggedIn>

type Ports = SignInPorts &
  GuessPorts & {
    readonly deviceTokens: DeviceTokens
    readonly familiarNetworks: FamiliarNetworks
    readonly accessTokens: AccessTokens
    readonly refreshTokens: RefreshTokens
    readonly clock: Clock
  }

/** What an outage has cut short was no guess. */
const settled =
  ({ wasRight, wasNone }: Guess) =>
  <E extends { readonly _tag: string }, A>(outcome: TE.TaskEither<E, A>) =>
    pipe(
      outcome,
      TE.tapTask(() => wasRight),
      TE.orElseFirstTaskK(({ _tag }) => (_tag === 'Unavailable' ? wasNone : T.of(undefined))),
    )

const compared = (ports: Ports, asked: Asked, device: O.Option<Device>) =>
  pipe(
    TE.Do,
    // both at once, so that the database is asked once
    TE.apS('known', ports.users.withEmail(asked.email)),
    TE.apS('standing', standingOf(ports)({ ...asked, device })),
    TE.bindW('guess', ({ standing }) => guess(ports)(asked, standing)),
    TE.bindW('compared', ({ known, guess }) =>
      pipe(
        compare(ports, asked, { known, isLocked: guess.isLocked }),
        TE.orElseFirstTaskK(() => guess.wasNone),
      ),
    ),
  )

const tokenFor = ({ deviceTokens }: Ports, account: Email, device: O.Option<Device>) =>
  O.isSome(device) ? TE.right(O.none) : TE.fromIO(() => O.some(deviceTokens.issue(account)()))

export const login =
  (ports: Ports): Login =>
  ({ email, password, client, devices = [], signal }) =>
    pipe(
      TE.fromIO(() => Occasion.anonymous(client)(ports.clock.now())),
      TE.bindTo('occasion'),
      TE.let('known', () => deviceOf(ports, email, devices)),
      TE.let('asked', ({ occasion, known }): Asked => {
        const isFamiliar = O.isSome(known) || isFamiliarNetwork(ports, client)()
        return { email, password, occasion, onBehalf: { signal, isFamiliar } }
      }),
      TE.bindW('found', ({ asked, known }) =>
        ports.passwords.admit(compared(ports, asked, known), asked.onBehalf),
      ),
      TE.bindW('signedIn', ({ asked, found }) =>
        pipe(
          signIn(ports, asked, found.compared),
          TE.mapLeft(toRefusal),
          settled(found.guess),
          TE.orElseW(recordRefusal(ports.eventLog, incidentOf(asked.occasion))),
        ),
      ),
      TE.tapIO(() => noteNetwork(ports, client)),
      TE.bindW('tokens', ({ signedIn }) => tokensFor(ports)(signedIn.session)),
      TE.bindW('device', ({ known }) => tokenFor(ports, email, known)),
      TE.map(({ tokens, device }) => ({ ...tokens, device })),
    )
