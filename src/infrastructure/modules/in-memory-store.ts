import { ContainerModule } from 'inversify'
import { inMemoryEventLog } from '../../adapters/in-memory/in-memory-event-log.ts'
import { inMemoryIdempotencyKeys } from '../../adapters/in-memory/in-memory-idempotency-keys.ts'
import { inMemorySeals } from '../../adapters/in-memory/in-memory-seals.ts'
import { inMemorySessions } from '../../adapters/in-memory/in-memory-sessions.ts'
import { inMemorySigningKeys } from '../../adapters/in-memory/in-memory-signing-keys.ts'
import { inMemoryUsers } from '../../adapters/in-memory/in-memory-users.ts'
import { memory } from '../../adapters/in-memory/memory.ts'
import { Tokens } from '../tokens.ts'

/** Everything is kept in this process and gone with it. */
export const inMemoryStore = new ContainerModule(({ bind }) => {
  bind(Tokens.memory).toResolvedValue(memory)
  bind(Tokens.users).toResolvedValue(inMemoryUsers, [Tokens.memory])
  bind(Tokens.sessions).toResolvedValue(inMemorySessions, [Tokens.memory])
  bind(Tokens.eventLog).toResolvedValue(inMemoryEventLog, [Tokens.memory])
  bind(Tokens.seals).toResolvedValue(inMemorySeals, [Tokens.memory])
  bind(Tokens.signingKeys).toResolvedValue(inMemorySigningKeys, [Tokens.memory])
  bind(Tokens.idempotencyKeys).toResolvedValue(inMemoryIdempotencyKeys, [Tokens.memory])
  bind(Tokens.healthChecks).toConstantValue([])
})
