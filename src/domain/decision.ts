import type { DomainEvent } from './domain-event.ts'
import type { Occasion } from './occasion.ts'

/** What a change comes to: the state that follows, and what has happened. Stored together or not at all. */
export type Decision<State> = {
  readonly next: State
  readonly events: ReadonlyArray<DomainEvent>
  readonly occasion: Occasion
}
