import type { Command } from 'commander'
import type { Ended, Process } from './process.ts'
import { sessionsRevoke } from './sessions-revoke.command.ts'

export const addSessions = (program: Command, { terminal, withUseCases }: Process, ended: Ended): void => {
  program
    .command('sessions')
    .description('look after sign-ins')
    .command('revoke')
    .description('sign a user out everywhere')
    .argument('<id-or-email>')
    .action(async (who: string) =>
      ended(await withUseCases((useCases) => sessionsRevoke({ ...useCases, terminal }, who))),
    )
}
