import { ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'

/** Each answers the names of migrations: those still to be applied, those that it has applied. */
export type Migrations = {
  readonly pending: () => Promise<ReadonlyArray<string>>
  readonly migrate: () => Promise<ReadonlyArray<string>>
}

type Options = { readonly dryRun?: boolean; readonly json?: boolean }

const sentence = (names: ReadonlyArray<string>, dryRun: boolean) =>
  names.length === 0
    ? 'The database is up to date.'
    : [dryRun ? 'Would be applied:' : 'Applied:', ...names.map((name) => `  ${name}`)].join('\n')

export const migrateCommand = async (
  { pending, migrate }: Migrations,
  terminal: Terminal,
  { dryRun = false, json = false }: Options,
): Promise<ExitCode> => {
  const names = await (dryRun ? pending() : migrate())
  terminal.out(json ? JSON.stringify({ [dryRun ? 'pending' : 'applied']: names }) : sentence(names, dryRun))
  return ExitCode.ok
}
