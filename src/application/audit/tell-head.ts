import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Head } from '../../domain/log-head.ts'
import type { Log } from '../ports/log.ts'
import type { Seals } from '../ports/seals.ts'
import type { Unavailable } from '../ports/unavailable.ts'

/** Tells operators' log how far the audit log goes: where that is kept elsewhere, nobody can cut the end off unseen. */
export type TellHead = TE.TaskEither<Unavailable, void>

type Ports = { readonly seals: Seals; readonly log: Log }

export const tellHead = ({ seals, log }: Ports): TellHead =>
  pipe(
    seals.last,
    TE.map(
      O.match(
        () => {},
        (head) => log.info('the audit log is sealed', { head: Head.format(head) }),
      ),
    ),
  )
