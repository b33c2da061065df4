import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Passwords } from '../ports/passwords.ts'
import type { Unavailable } from '../ports/unavailable.ts'
import type { Users } from '../ports/users.ts'

/** Has refusals take as long as the slowest kind of hash that is kept asks for, whatever was compared (ASVS 6.3.8). */
export type CalibrateRefusals = TE.TaskEither<Unavailable, void>

type Ports = { readonly users: Users; readonly passwords: Passwords }

export const calibrateRefusals = ({ users, passwords }: Ports): CalibrateRefusals =>
  pipe(users.hashSamples, TE.flatMap(passwords.calibrate))
