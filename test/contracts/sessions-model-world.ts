import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Tokens } from '../../src/application/auth/tokens.ts'
import type { Passwords } from '../../src/application/ports/passwords.ts'
import type { RefreshTokens } from '../../src/application/ports/refresh-tokens.ts'
import type { SessionPolicy } from '../../src/domain/session-policy.ts'
import type { MovableClock } from '../support/sessions.ts'
import type { unthrottled } from '../support/throttles.ts'
import type { Chance } from './sessions-model-chance.ts'
import type { Failing } from './sessions-model-outages.ts'
import type { Device, Prediction, Rules } from './sessions-model-rules.ts'

/** The ports that the model is held against, over an empty store, and for how many seconds an access token is good. */
export type ModelWorld = Failing &
  typeof unthrottled & {
    readonly clock: MovableClock
    readonly passwords: Passwords
    readonly refreshTokens: RefreshTokens
    readonly sessionPolicy: SessionPolicy
    readonly tokenLifetime: number
  }

export type Tried = TE.TaskEither<{ readonly _tag: string }, string>

export type Step = {
  readonly says: string
  readonly predicted: Prediction
  readonly tried: Tried
  /** What the client has heard, once it was tried: none where the answer was another, or was lost. */
  readonly heard?: () => Tokens | undefined
}

export type Hand = { readonly world: ModelWorld; readonly rules: Rules; readonly chance: Chance }

export type StepOn<Subject = Device> = (hand: Hand, subject: Subject, now: number) => Step
