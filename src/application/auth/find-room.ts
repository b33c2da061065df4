import { pipe } from 'fp-ts/lib/function.js'
import * as IO from 'fp-ts/lib/IO.js'
import type { IOEither } from 'fp-ts/lib/IOEither.js'
import type { Client } from '../../domain/occasion.ts'
import type { FamiliarNetworks } from '../ports/familiar-networks.ts'
import type { Passwords } from '../ports/passwords.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import { isFamiliarNetwork } from './familiar.ts'

type Guest = { readonly client: Client; readonly devices?: ReadonlyArray<string> }

/** Fails where a password need not even be read. Whoever sends a device token is taken at their word here. */
export type FindRoom = (guest: Guest) => IOEither<Unavailable, void>

type Ports = { readonly passwords: Passwords; readonly familiarNetworks: FamiliarNetworks }

export const findRoom =
  (ports: Ports): FindRoom =>
  ({ client, devices = [] }) =>
    pipe(
      isFamiliarNetwork(ports, client),
      IO.flatMap((isFamiliar) => ports.passwords.room({ isFamiliar: isFamiliar || devices.length > 0 })),
    )
