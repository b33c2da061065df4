import { pipe } from 'fp-ts/lib/function.js'
import * as IO from 'fp-ts/lib/IO.js'
import * as O from 'fp-ts/lib/Option.js'
import { Network } from '../../domain/network.ts'
import type { Client } from '../../domain/occasion.ts'
import type { FamiliarNetworks } from '../ports/familiar-networks.ts'

type Ports = { readonly familiarNetworks: FamiliarNetworks }

const networkOf = ({ address }: Client) => O.map(Network.of)(address)

export const isFamiliarNetwork = ({ familiarNetworks }: Ports, client: Client): IO.IO<boolean> =>
  pipe(
    networkOf(client),
    O.match(() => IO.of(false), familiarNetworks.has),
  )

export const noteNetwork = ({ familiarNetworks }: Ports, client: Client): IO.IO<void> =>
  pipe(
    networkOf(client),
    O.match(() => IO.of(undefined), familiarNetworks.note),
  )
