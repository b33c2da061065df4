import type { Command } from 'commander'
import { type AuditVerifyOptions, auditVerify } from './audit-verify.command.ts'
import { type Ended, json, type Process } from './process.ts'

export const addAudit = (program: Command, { terminal, withUseCases }: Process, ended: Ended): void => {
  program
    .command('audit')
    .description('look after the log of what has happened')
    .command('verify')
    .description('check that nothing in the log was changed, added or taken away since it was sealed')
    .option('--head <head>', 'a head that was printed earlier: check that the log still leads up to it')
    .option(...json)
    .action(async (options: AuditVerifyOptions) =>
      ended(await withUseCases((useCases) => auditVerify({ ...useCases, terminal }, options))),
    )
}
