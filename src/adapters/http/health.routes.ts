import { pipe } from 'fp-ts/lib/function.js'
import type { IO } from 'fp-ts/lib/IO.js'
import * as T from 'fp-ts/lib/Task.js'
import * as t from 'io-ts'
import type { CheckHealth, Finding as Found } from '../../application/health/check-health.ts'
import { maybe } from './openapi/values.ts'
import { route } from './operation.ts'
import { Problem, problem, problems, telling } from './problem.ts'
import { ok, type Reply } from './reply.ts'

/** From when on, and until when, the process wants to be sent requests. */
export type Lifetime = { readonly hasStarted: IO<boolean>; readonly isDraining: IO<boolean> }

type Needs = { readonly checkHealth: CheckHealth; readonly lifetime: Lifetime; readonly version: string }

const Status = t.strict({ status: t.literal('ok') })

const Health = t.strict({
  status: t.literal('ok'),
  version: t.string,
  checks: t.record(t.string, t.literal('ok')),
})

const Finding = t.keyof({ ok: null, failed: null })

const Illness = telling(
  t.strict(
    { ...Problem.type.props, version: maybe(t.string), checks: maybe(t.record(t.string, Finding)) },
    'Illness',
  ),
  ['Unavailable'],
)

const fine = ok({ status: 'ok' })
const unfit = problem({ _tag: 'Unavailable' })

const isFine = (findings: ReadonlyArray<Found>) => findings.every((finding) => finding.ok)

const checksOf = (findings: ReadonlyArray<Found>) =>
  Object.fromEntries(findings.map((finding) => [finding.name, finding.ok ? 'ok' : 'failed']))

/** It alone is answered while others are shed. */
export const livePath = '/health/live'

const probe = (path: `/${string}`, summary: string, handle: T.Task<Reply>) =>
  route({
    method: 'get',
    path,
    summary,
    access: 'anyone',
    replies: { 200: Status, ...problems('Unavailable') },
    handle: () => handle,
  })

export const healthRoutes = ({ checkHealth, lifetime, version }: Needs) => [
  route({
    method: 'get',
    path: '/health',
    summary: 'Tell whether all is well, and what is not',
    access: 'anyone',
    replies: { 200: Health, 503: Illness },
    handle: () =>
      pipe(
        checkHealth,
        T.map((findings) =>
          isFine(findings)
            ? ok({ status: 'ok', version, checks: checksOf(findings) })
            : { ...unfit, body: { ...unfit.body, version, checks: checksOf(findings) } },
        ),
      ),
  }),

  probe(livePath, 'Tell that the event loop turns', T.of(fine)),

  probe('/health/startup', 'Tell whether the start has come to its end', () =>
    Promise.resolve(lifetime.hasStarted() ? fine : unfit),
  ),

  probe(
    '/health/ready',
    'Tell whether requests are welcome',
    pipe(
      checkHealth,
      T.map((findings) =>
        lifetime.hasStarted() && !lifetime.isDraining() && isFine(findings) ? fine : unfit,
      ),
    ),
  ),
]
