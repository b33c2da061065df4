import { embeddedInMemory } from '../../../src/adapters/mikro-orm/embedded.ts'
import { adoption } from './adoption.ts'
import { collisions } from './collisions.ts'

adoption('PGlite', embeddedInMemory)
collisions('PGlite', embeddedInMemory)
