import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as A from 'fp-ts/lib/ReadonlyArray.js'
import * as T from 'fp-ts/lib/Task.js'
import type { HealthCheck } from '../ports/health-check.ts'

export type Finding = { readonly name: string; readonly ok: boolean }

/** Runs every check, all at once. A check that fails is a finding, not a failure. */
export type CheckHealth = T.Task<ReadonlyArray<Finding>>

type Ports = { readonly healthChecks: ReadonlyArray<HealthCheck> }

const findingOf = ({ name, run }: HealthCheck): T.Task<Finding> =>
  pipe(
    run,
    T.map((result) => ({ name, ok: E.isRight(result) })),
  )

export const checkHealth = ({ healthChecks }: Ports): CheckHealth =>
  pipe(healthChecks, A.traverse(T.ApplicativePar)(findingOf))
