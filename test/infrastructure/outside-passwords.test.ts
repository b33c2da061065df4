import { embeddedInMemory } from '../../src/adapters/mikro-orm/embedded.ts'
import { outsidePasswords } from './outside-passwords.ts'

outsidePasswords('PGlite', embeddedInMemory)
