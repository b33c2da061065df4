import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Unavailable } from './unavailable.ts'

/** Asks a technology that this service cannot do without whether it answers. */
export type HealthCheck = {
  readonly name: string
  readonly run: TaskEither<Unavailable, void>
}
