import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Task } from 'fp-ts/lib/Task.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Failure, operationsOf, type UseCases } from './operations.ts'
import { type InvalidRequest, invalidRequest } from './requests.ts'

const objectOf = (line: string): E.Either<InvalidRequest, object> =>
  pipe(
    E.tryCatch(
      () => JSON.parse(line) as unknown,
      () => invalidRequest(),
    ),
    E.filterOrElse(
      (value): value is object => typeof value === 'object' && value !== null,
      () => invalidRequest(),
    ),
  )

/** Of a failure, its tag and the members at fault: a cause may quote values. */
const told = ({ _tag, fields }: Failure) => ({ failure: { _tag, ...(fields && { fields }) } })

/** Answers one line with one line: `{"ok":…}` or `{"failure":{"_tag":…}}`. Rejects for a defect alone. */
export const answerLine = (useCases: UseCases): ((line: string) => Task<string>) => {
  const operations = operationsOf(useCases)

  return (line) =>
    pipe(
      TE.fromEither<Failure, object>(objectOf(line)),
      TE.flatMap(
        (input) => operations.get('op' in input && input.op)?.(input) ?? TE.left(invalidRequest('op')),
      ),
      TE.match(
        (failure) => JSON.stringify(told(failure)),
        (ok) => JSON.stringify({ ok }),
      ),
    )
}
