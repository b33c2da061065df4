import { flow, pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ListKeys } from '../../application/keys/list-keys.ts'
import type { RotateKeys } from '../../application/keys/rotate-keys.ts'
import type { SigningKey } from '../../domain/signing-key.ts'
import type { ExitCode } from './exit-code.ts'
import { refuse, show } from './outcome.ts'
import type { Terminal } from './terminal.ts'

type Needs = { readonly listKeys: ListKeys; readonly rotateKeys: RotateKeys; readonly terminal: Terminal }

/** Newest first; the private half stays where it is. */
const view =
  (json: boolean) =>
  (keys: ReadonlyArray<SigningKey>): string => {
    const shown = keys.map(({ kid, signsFrom }) => ({ kid, signs_from: signsFrom.toISOString() }))
    return json
      ? JSON.stringify(shown)
      : ['signs from                key', ...shown.map((key) => `${key.signs_from}  ${key.kid}`)].join('\n')
  }

export const keysList = ({ listKeys, terminal }: Needs, json: boolean): Promise<ExitCode> =>
  pipe(listKeys, TE.match(refuse(terminal), flow(view(json), show(terminal))))()

/** Publishes a new key at once. It signs once everybody has it. */
export const keysRotate = ({ listKeys, rotateKeys, terminal }: Needs, json: boolean): Promise<ExitCode> =>
  pipe(
    rotateKeys({ evenIfNotDue: true }),
    TE.flatMap(() => listKeys),
    TE.match(refuse(terminal), flow(view(json), show(terminal))),
  )()
