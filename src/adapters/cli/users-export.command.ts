import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { Actor } from '../../domain/actor.ts'
import { ExitCode } from './exit-code.ts'
import { refuse } from './outcome.ts'
import type { Process, UseCases } from './process.ts'
import type { Format } from './records/read-lines.ts'
import { writing } from './records/write-users.ts'
import { fileTarget, type Target, terminalTarget, type Unwritable } from './target.ts'
import type { Terminal } from './terminal.ts'

export type UsersExportOptions = {
  readonly output?: string
  readonly force?: boolean
  readonly format?: Format
  readonly withHashes?: boolean
}

const unwritable = (terminal: Terminal, { isTaken }: Unwritable): ExitCode => {
  terminal.err(
    isTaken
      ? 'prescribeme: There is such a file already. With --force it is replaced.'
      : 'prescribeme: The output cannot be written.',
  )
  return isTaken ? ExitCode.cannotCreate : ExitCode.ioError
}

const exportTo =
  (
    target: Target,
    { terminal, signal }: Process,
    { format = 'jsonl', withHashes = false, output }: UsersExportOptions,
  ) =>
  async ({ exportUsers }: UseCases): Promise<ExitCode> => {
    const { head, one } = writing[format]
    let written = 0
    const outcome = await pipe(
      target.write(head(withHashes)),
      TE.flatMap(() =>
        exportUsers({
          actor: Actor.operator,
          withHashes,
          signal,
          write: (users) =>
            pipe(
              target.write(users.map(one).join('')),
              TE.tapIO(() => () => {
                written += users.length
                terminal.status(`${written.toLocaleString('en')} exported`)
              }),
            ),
        }),
      ),
    )()
    terminal.status('')
    const closed = await target.close(E.isRight(outcome))()

    if (E.isLeft(outcome))
      return outcome.left._tag === 'Unwritable'
        ? unwritable(terminal, outcome.left)
        : refuse(terminal)(outcome.left)
    if (E.isLeft(closed)) return unwritable(terminal, closed.left)
    if (output !== undefined) terminal.out(`${outcome.right.toLocaleString('en')} exported.`)
    return ExitCode.ok
  }

/** Opens the file before it opens the database. */
export const usersExport = async (process: Process, options: UsersExportOptions): Promise<ExitCode> => {
  const { terminal, withUseCases } = process
  const { output, force = false } = options
  const target = await (output === undefined
    ? TE.right(terminalTarget(terminal))
    : fileTarget(output, force))()

  if (E.isLeft(target)) {
    unwritable(terminal, target.left)
    return ExitCode.cannotCreate
  }
  return withUseCases(exportTo(target.right, process, options)).catch(async (error) => {
    await target.right.close(false)()
    throw error
  })
}
