import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { eventColumns, newestFirst } from '../../application/audit/event-list.ts'
import type { ListEvents } from '../../application/audit/list-events.ts'
import { parseMoment } from '../../application/listing/parameters.ts'
import { Actor } from '../../domain/actor.ts'
import { invalid } from '../../domain/invalid.ts'
import type { Author } from '../../domain/occasion.ts'
import { UserId } from '../../domain/user-id.ts'
import { EventBody, eventBody } from './event-body.ts'
import { cursorRefused, ListBody, listParameters, listReply, listRequest, moment } from './list-query.ts'
import { route } from './operation.ts'
import { problem, problems } from './problem.ts'
import { onlyParameters, parameter } from './query.ts'

const parseUser = (text: string) =>
  E.fromOption(() => invalid('InvalidUserId', 'Use the id of a user.'))(UserId.parse(text))

const parseAuthor = (text: string): ReturnType<typeof parseUser> | E.Either<never, Author> =>
  text === 'operator' ? E.right(text) : parseUser(text)

/** Of whatever version of this service: a type that there is not is the type of no event. */
const parseType = E.fromPredicate(
  (text: string) => /^[a-z-]{1,32}(\.[a-z-]{1,32}){0,3}$/.test(text),
  () => invalid('InvalidEventType', 'Use a type such as "login.refused".'),
)

const id = { type: 'integer', minimum: 1 }

const EventsQuery = onlyParameters({
  ...listParameters(eventColumns),
  user: parameter(parseUser, id),
  actor: parameter<Author>(parseAuthor, { description: 'The id of a user, or `operator`.' }),
  type: parameter(parseType, { examples: ['login.refused'] }),
  occurred_after: parameter(parseMoment, moment),
  occurred_before: parameter(parseMoment, moment),
})

export const listEventsRoute = (listEvents: ListEvents) =>
  route({
    method: 'get',
    path: '/api/v1/events',
    summary: 'List what has happened, the newest first: to whom, by whom, of what type and when',
    access: 'audit:read',
    query: EventsQuery,
    bears: ['Link'],
    replies: {
      200: ListBody(EventBody),
      ...problems('InvalidInput', 'MissingCredentials', 'InvalidToken', 'NotPermitted'),
    },
    handle: ({ query, caller, address }) =>
      pipe(
        listEvents({
          actor: Actor.signedIn(caller.user),
          ...listRequest(
            { ...query, sort: O.alt(() => O.some(newestFirst))(query.sort) },
            {
              subject: query.user,
              actor: query.actor,
              type: query.type,
              occurredAfter: query.occurred_after,
              occurredBefore: query.occurred_before,
            },
          ),
        }),
        TE.match(
          (failure) => problem(cursorRefused(failure)),
          (listed) => listReply(listed, eventBody, address),
        ),
      ),
  })
