import { type Command, Option } from 'commander'
import { type Ended, json, type Process } from './process.ts'
import { formats } from './records/read-lines.ts'
import { type UsersExportOptions, usersExport } from './users-export.command.ts'
import { type UsersImportOptions, usersImport } from './users-import.command.ts'

const format = (otherwise: string) =>
  new Option('--format <format>', `${otherwise} unless said otherwise`).choices(formats)

export const addTransfer = (users: Command, process: Process, ended: Ended): void => {
  users
    .command('import')
    .description('take over users of another system, from a file or from standard input (-)')
    .argument('<file>')
    .addOption(format('what the name of the file says, or jsonl,'))
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--report <file>', 'keep why lines were refused, as JSON lines')
    .option(...json)
    .action(async (file: string, options: UsersImportOptions) =>
      ended(await usersImport(process, file, options)),
    )

  users
    .command('export')
    .description('write all users to standard output or to a file')
    .option('--output <file>', 'a new file, which nobody else can read')
    .option('--force', 'replace the file if there is one')
    .addOption(format('jsonl'))
    .option('--with-hashes', 'also the hashes of passwords, so that it can be imported elsewhere')
    .action(async (options: UsersExportOptions) => ended(await usersExport(process, options)))
}
