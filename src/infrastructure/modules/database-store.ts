import { ContainerModule } from 'inversify'
import type { Database } from '../../adapters/mikro-orm/database.ts'
import { mikroOrmEventLog } from '../../adapters/mikro-orm/mikro-orm-event-log.ts'
import { mikroOrmHealthCheck } from '../../adapters/mikro-orm/mikro-orm-health-check.ts'
import { mikroOrmIdempotencyKeys } from '../../adapters/mikro-orm/mikro-orm-idempotency-keys.ts'
import { mikroOrmSeals } from '../../adapters/mikro-orm/mikro-orm-seals.ts'
import { mikroOrmSessions } from '../../adapters/mikro-orm/mikro-orm-sessions.ts'
import { mikroOrmSigningKeys } from '../../adapters/mikro-orm/mikro-orm-signing-keys.ts'
import { mikroOrmUsers } from '../../adapters/mikro-orm/mikro-orm-users.ts'
import { Tokens } from '../tokens.ts'

/** Everything is kept in a database, embedded or not: here that makes no difference. */
export const databaseStore = (database: Database) =>
  new ContainerModule(({ bind }) => {
    bind(Tokens.database).toConstantValue(database)
    bind(Tokens.users).toResolvedValue(mikroOrmUsers, [Tokens.database])
    bind(Tokens.sessions).toResolvedValue(mikroOrmSessions, [Tokens.database])
    bind(Tokens.eventLog).toResolvedValue(mikroOrmEventLog, [Tokens.database])
    bind(Tokens.seals).toResolvedValue(mikroOrmSeals, [Tokens.database])
    bind(Tokens.signingKeys).toResolvedValue(mikroOrmSigningKeys, [Tokens.database])
    bind(Tokens.idempotencyKeys).toResolvedValue(mikroOrmIdempotencyKeys, [Tokens.database])
    bind(Tokens.healthChecks).toResolvedValue((d: Database) => [mikroOrmHealthCheck(d)], [Tokens.database])
  })
