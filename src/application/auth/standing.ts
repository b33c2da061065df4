import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Email } from '../../domain/email.ts'
import { Network } from '../../domain/network.ts'
import type { Occasion } from '../../domain/occasion.ts'
import { after } from '../../domain/time.ts'
import type { DeviceTokens } from '../ports/device-tokens.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { Unavailable } from '../ports/unavailable.ts'

export type Device = { readonly _tag: 'Device'; readonly id: string }

/** Who guesses, as far as the account knows them: what strangers do to an account must not keep its owner out. */
export type Standing =
  | Device
  | { readonly _tag: 'Network'; readonly id: string }
  | { readonly _tag: 'Stranger' }

export type Guesser = {
  readonly email: Email
  readonly device: O.Option<Device>
  readonly occasion: Occasion
}

type Ports = { readonly eventLog: EventLog }

/** Seconds for which an account remembers where somebody has signed in to it. */
const memory = 30 * 86_400

const stranger: Standing = { _tag: 'Stranger' }

/** The device that the account knows, of those whose tokens were sent along. Needs no look at anything that is stored. */
export const deviceOf = (
  { deviceTokens }: { readonly deviceTokens: DeviceTokens },
  email: Email,
  tokens: ReadonlyArray<string>,
): O.Option<Device> =>
  pipe(
    tokens,
    RA.findFirstMap(deviceTokens.read(email)),
    O.map((id) => ({ _tag: 'Device', id })),
  )

/** The log is asked about unknown addresses too: they cost what known ones cost (ASVS 6.3.8). */
const byNetwork = (
  { eventLog }: Ports,
  { email, occasion }: Guesser,
): TE.TaskEither<Unavailable, Standing> => {
  const network = O.map(Network.of)(occasion.client.address)
  if (O.isNone(network)) return TE.right(stranger)

  return pipe(
    eventLog.signInAddresses(email, after(occasion.at, -memory)),
    TE.map((addresses) =>
      addresses.map(Network.of).includes(network.value) ? { _tag: 'Network', id: network.value } : stranger,
    ),
  )
}

export const standingOf =
  (ports: Ports) =>
  (guesser: Guesser): TE.TaskEither<Unavailable, Standing> =>
    pipe(
      guesser.device,
      O.match<Device, TE.TaskEither<Unavailable, Standing>>(() => byNetwork(ports, guesser), TE.right),
    )
