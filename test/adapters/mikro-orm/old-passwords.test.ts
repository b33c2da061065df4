import { embeddedInMemory } from '../../../src/adapters/mikro-orm/embedded.ts'
import { oldPasswords } from './old-passwords.ts'

oldPasswords('PGlite', embeddedInMemory)
