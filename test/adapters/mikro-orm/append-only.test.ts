import { embeddedInMemory } from '../../../src/adapters/mikro-orm/embedded.ts'
import { appendOnly } from './append-only.ts'

appendOnly('PGlite', embeddedInMemory)
