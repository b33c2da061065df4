import type { Option } from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DomainEvent } from '../../domain/domain-event.ts'
import type { Email } from '../../domain/email.ts'
import type { Occasion } from '../../domain/occasion.ts'
import type { UserId } from '../../domain/user-id.ts'
import type { EventFilters, EventQuery } from '../audit/event-list.ts'
import type { Page } from '../listing/page.ts'
import type { Unavailable } from './unavailable.ts'

/** Something that happened without changing anybody, such as a refused login. */
export type Incident = {
  readonly event: DomainEvent
  /** Whom it is about: none where no user is known. */
  readonly subject: Option<UserId>
  readonly occasion: Occasion
}

/** Positions rise; they may have gaps. */
export type RecordedEvent = Incident & { readonly position: number }

/** What has happened, for each subject in the order in which it was stored. Nothing is ever changed or taken away. */
export type EventLog = {
  readonly append: (incident: Incident) => TaskEither<Unavailable, void>

  /** Whence whoever has this e-mail address has signed in since then, each address once. Costs as much where nobody has it. */
  readonly signInAddresses: (email: Email, since: Date) => TaskEither<Unavailable, ReadonlyArray<string>>

  /** Whatever is appended between one page and the next moves no event from the one to the other. */
  readonly page: (query: EventQuery) => TaskEither<Unavailable, Page<RecordedEvent>>

  /** How many there are on all pages. */
  readonly count: (filters: EventFilters) => TaskEither<Unavailable, number>

  /** At most `limit` events after a position. What is being stored meanwhile may yet turn up before the last of them. */
  readonly since: (position: number, limit: number) => TaskEither<Unavailable, ReadonlyArray<RecordedEvent>>
}
