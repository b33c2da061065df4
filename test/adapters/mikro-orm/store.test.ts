import { embeddedInMemory } from '../../../src/adapters/mikro-orm/embedded.ts'
import { storeContracts } from './store-contracts.ts'

storeContracts('PGlite', embeddedInMemory)
