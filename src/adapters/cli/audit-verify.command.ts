import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Verdict, VerifyLog } from '../../application/audit/verify-log.ts'
import { Head } from '../../domain/log-head.ts'
import { ExitCode } from './exit-code.ts'
import { refuse } from './outcome.ts'
import type { Terminal } from './terminal.ts'
import { faultSentence, verdictView } from './verdict-view.ts'

export type AuditVerifyOptions = { readonly head?: string; readonly json?: boolean }

type Needs = { readonly verifyLog: VerifyLog; readonly terminal: Terminal }

/** The view goes where answers go, whole or not; what is broken is said once more where people look for it. */
const tell =
  (terminal: Terminal, json: boolean) =>
  (verdict: Verdict): ExitCode => {
    terminal.out(verdictView(verdict, json))
    if (O.isNone(verdict.broken)) return ExitCode.ok

    terminal.err(`prescribeme: ${faultSentence(verdict.broken.value)}`)
    return verdict.broken.value.fault === 'unknown-key' ? ExitCode.config : ExitCode.dataError
  }

export const auditVerify = (
  { verifyLog, terminal }: Needs,
  { head, json = false }: AuditVerifyOptions,
): Promise<ExitCode> =>
  pipe(
    O.fromNullable(head),
    O.traverse(TE.ApplicativePar)((text) => TE.fromEither(Head.parse(text))),
    TE.flatMap(verifyLog),
    TE.match(refuse(terminal), tell(terminal, json)),
  )()
