import { inMemoryEventLog } from '../../../src/adapters/in-memory/in-memory-event-log.ts'
import { inMemoryPasswords } from '../../../src/adapters/in-memory/in-memory-passwords.ts'
import { inMemorySigningKeys } from '../../../src/adapters/in-memory/in-memory-signing-keys.ts'
import { inMemoryUsers } from '../../../src/adapters/in-memory/in-memory-users.ts'
import { memory } from '../../../src/adapters/in-memory/memory.ts'
import type { SigningKey } from '../../../src/domain/signing-key.ts'
import { eventLogContract } from '../../contracts/event-log.contract.ts'
import { passwordsContract } from '../../contracts/passwords.contract.ts'
import { signingKeysContract } from '../../contracts/signing-keys.contract.ts'
import { usersContract } from '../../contracts/users.contract.ts'

const open = async () => {
  const shared = memory()

  return {
    users: inMemoryUsers(shared),
    eventLog: inMemoryEventLog(shared),
    signingKeys: inMemorySigningKeys(shared),
    put: async (key: SigningKey) => shared.signingKeys.push(key),
  }
}

usersContract('in memory', open)
eventLogContract('in memory', open)
signingKeysContract('in memory', open)
passwordsContract('in memory', inMemoryPasswords)
