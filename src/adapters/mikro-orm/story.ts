import * as O from 'fp-ts/lib/Option.js'
import type { Decision } from '../../domain/decision.ts'
import { toEventRow } from './event-row.ts'

/** Of the table of events, in the order in which a statement that stores a story selects them. */
export const eventColumns =
  'occurred_at, type, subject_id, actor_id, by_operator, client_address, user_agent, request_id, details'

/** What a statement reads of a story. */
export const storyColumns = `nth integer, occurred_at timestamptz, type text, actor_id integer, by_operator boolean,
  client_address text, user_agent text, request_id text, details jsonb`

/** What happened and on which occasion, as JSON. About whom, the statement knows that stores it. */
export const storyOf = ({ events, occasion }: Decision<unknown>): string =>
  JSON.stringify(
    events.map((event, nth) => {
      const { details, ...row } = toEventRow({ event, subject: O.none, occasion })
      return { ...row, details: JSON.parse(details as string), nth }
    }),
  )
