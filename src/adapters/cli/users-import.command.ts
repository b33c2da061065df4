import { extname } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import type { Refusal } from '../../application/users/candidate.ts'
import type { ImportReport } from '../../application/users/import-users.ts'
import { Actor } from '../../domain/actor.ts'
import { atTheTerminal } from './arguments.ts'
import { ExitCode } from './exit-code.ts'
import { mostNamed, progressView, refusalView, reportJson, reportLines } from './import-view.ts'
import { fileNotes, type Notes, noNotes } from './notes.ts'
import { refuse } from './outcome.ts'
import type { Process, UseCases } from './process.ts'
import { type Format, readLines } from './records/read-lines.ts'
import { fileSource, type Source, streamSource } from './source.ts'
import type { Terminal } from './terminal.ts'

export type UsersImportOptions = {
  readonly format?: Format
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly report?: string
}

type Opened = {
  readonly source: Source
  readonly notes: Notes
  readonly format: Format
  readonly terminal: Terminal
}

const formatOf = (file: string): Format => (extname(file).toLowerCase() === '.csv' ? 'csv' : 'jsonl')

const codeOf = ({ refused, isWhole }: ImportReport, { source, terminal }: Opened): ExitCode => {
  if (source.hasFailed()) {
    terminal.err(
      'prescribeme: The file cannot be read any further. Mend that and run this again: it goes on from there.',
    )
    return ExitCode.noInput
  }
  if (!isWhole) {
    terminal.err('prescribeme: Ended before the file did. Run this again: it goes on from there.')
    return ExitCode.temporaryFailure
  }
  return refused > 0 ? ExitCode.dataError : ExitCode.ok
}

const importFrom =
  (opened: Opened, { dryRun: isDryRun = false, json = false }: UsersImportOptions) =>
  async ({ importUsers, passwordPolicy }: UseCases): Promise<ExitCode> => {
    const { source, notes, format, terminal } = opened
    const refusals: Refusal[] = []
    const outcome = await importUsers({
      actor: Actor.operator,
      client: atTheTerminal,
      lines: readLines(source.octets, format, passwordPolicy),
      isDryRun,
      onRefusal: (refusal) => {
        if (refusals.length < mostNamed) refusals.push(refusal)
        notes.add(JSON.stringify(refusalView(refusal)))
      },
      onProgress: (sofar) => terminal.status(progressView(sofar, source.progress())),
      signal: source.signal,
    })()
    terminal.status('')
    if (E.isLeft(outcome)) return refuse(terminal)(outcome.left)

    const told = { report: outcome.right, refusals, isDryRun }
    if (json) terminal.out(reportJson(told))
    else for (const line of reportLines(told)) terminal.out(line)
    return codeOf(outcome.right, opened)
  }

/** Opens what it reads and writes before it opens the database. */
export const usersImport = async (
  { terminal, signal, withUseCases }: Process,
  file: string,
  options: UsersImportOptions,
): Promise<ExitCode> => {
  const source = file === '-' ? E.right(streamSource(terminal.input(), signal)) : fileSource(file, signal)
  if (E.isLeft(source)) {
    terminal.err('prescribeme: The file cannot be read.')
    return ExitCode.noInput
  }
  const notes = options.report === undefined ? E.right(noNotes) : fileNotes(options.report, file)
  if (E.isLeft(notes)) {
    terminal.err('prescribeme: The file for the report cannot be written.')
    return ExitCode.cannotCreate
  }

  const opened = {
    source: source.right,
    notes: notes.right,
    format: options.format ?? formatOf(file),
    terminal,
  }
  return withUseCases(importFrom(opened, options)).finally(notes.right.close)
}
