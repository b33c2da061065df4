import { inMemoryEventLog } from '../../../src/adapters/in-memory/in-memory-event-log.ts'
import { inMemoryFamiliarNetworks } from '../../../src/adapters/in-memory/in-memory-familiar-networks.ts'
import { inMemoryIdempotencyKeys } from '../../../src/adapters/in-memory/in-memory-idempotency-keys.ts'
import { inMemoryPasswordHashing } from '../../../src/adapters/in-memory/in-memory-password-hashing.ts'
import { inMemorySeals } from '../../../src/adapters/in-memory/in-memory-seals.ts'
import { inMemorySessions } from '../../../src/adapters/in-memory/in-memory-sessions.ts'
import { inMemorySigningKeys } from '../../../src/adapters/in-memory/in-memory-signing-keys.ts'
import { inMemoryUsers } from '../../../src/adapters/in-memory/in-memory-users.ts'
import { memory } from '../../../src/adapters/in-memory/memory.ts'
import { eventLogContract } from '../../contracts/event-log.contract.ts'
import { eventPagesContract } from '../../contracts/event-pages.contract.ts'
import { familiarNetworksContract } from '../../contracts/familiar-networks.contract.ts'
import { idempotencyKeysContract } from '../../contracts/idempotency-keys.contract.ts'
import { passwordHashingContract } from '../../contracts/password-hashing.contract.ts'
import { sealsContract } from '../../contracts/seals.contract.ts'
import { sessionsContract } from '../../contracts/sessions.contract.ts'
import { signInAddressesContract } from '../../contracts/sign-in-addresses.contract.ts'
import { signingKeysContract } from '../../contracts/signing-keys.contract.ts'
import { usersContract } from '../../contracts/users.contract.ts'

const open = async () => {
  const shared = memory()

  return {
    users: inMemoryUsers(shared),
    sessions: inMemorySessions(shared),
    eventLog: inMemoryEventLog(shared),
    seals: inMemorySeals(shared),
    signingKeys: inMemorySigningKeys(shared),
    idempotencyKeys: inMemoryIdempotencyKeys(shared),
  }
}

usersContract('in memory', open)
idempotencyKeysContract('in memory', open)
sessionsContract('in memory', open)
eventLogContract('in memory', open)
eventPagesContract('in memory', open)
signInAddressesContract('in memory', open)
sealsContract('in memory', open)
signingKeysContract('in memory', open)
passwordHashingContract('in memory', inMemoryPasswordHashing)
familiarNetworksContract('in memory', inMemoryFamiliarNetworks)
