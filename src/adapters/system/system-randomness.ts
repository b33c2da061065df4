import { randomUUID } from 'node:crypto'
import type { Randomness } from '../../application/ports/randomness.ts'

export const systemRandomness: Randomness = { uuid: () => randomUUID() }
