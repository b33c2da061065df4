import { pipe } from 'fp-ts/lib/function.js'
import * as T from 'fp-ts/lib/Task.js'
import type { Operation } from './operation.ts'
import type { Reply } from './reply.ts'

const located =
  (basePath: string) =>
  (reply: Reply): Reply =>
    reply.headers?.['location'] === undefined
      ? reply
      : { ...reply, headers: { ...reply.headers, location: basePath + reply.headers['location'] } }

/** Has what an operation says of addresses begin with the path under which clients find it; '' is none. */
export const placed =
  (basePath: string) =>
  (operation: Operation): Operation =>
    basePath === ''
      ? operation
      : {
          ...operation,
          handle: (given) =>
            pipe(operation.handle({ ...given, address: basePath + given.address }), T.map(located(basePath))),
        }
