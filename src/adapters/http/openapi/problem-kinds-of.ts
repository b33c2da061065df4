import type { Operation } from '../operation.ts'
import { kindsOfReply } from '../problem.ts'
import { type ProblemKind, problemKinds } from '../problem-kinds.ts'

/** What any request may come to before an operation has seen it, or in spite of it. */
const always = [
  'UnreadableRequest',
  'NotAcceptable',
  'RequestTimeout',
  'UriTooLong',
  'ExpectationFailed',
  'HeadersTooLarge',
  'InternalError',
  'Unavailable',
] as const

const ofAccess = ({ access }: Operation): ReadonlyArray<ProblemKind> => {
  if (access === 'anyone') return []
  return access === 'signed-in'
    ? ['MissingCredentials', 'InvalidToken']
    : ['MissingCredentials', 'InvalidToken', 'NotPermitted']
}

/** Every kind of problem that an operation may answer, by status: what it declares, and what follows from the rest of it. */
export const problemKindsOf = (operation: Operation): ReadonlyMap<number, ReadonlyArray<ProblemKind>> => {
  const { body, query, headers, params, replies } = operation
  const kinds = new Set<ProblemKind>([
    ...Object.values(replies).flatMap(kindsOfReply),
    ...ofAccess(operation),
    ...((body ?? query ?? headers) ? (['InvalidInput'] as const) : []),
    ...(body ? (['PayloadTooLarge', 'UnsupportedMediaType'] as const) : []),
    ...(params ? (['NotFound'] as const) : []),
    ...always,
  ])

  return Map.groupBy(kinds, (kind) => problemKinds[kind][0])
}
