import { embeddedInMemory } from '../../../src/adapters/mikro-orm/embedded.ts'
import { tampering } from './tampering.ts'

tampering('PGlite', embeddedInMemory)
