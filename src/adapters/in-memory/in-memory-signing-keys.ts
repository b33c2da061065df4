import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SigningKeys } from '../../application/ports/signing-keys.ts'
import type { Memory } from './memory.ts'

export const inMemorySigningKeys = ({ signingKeys }: Memory): SigningKeys => ({
  all: TE.fromIO(() => [...signingKeys].reverse()),
  addFirst: (key) =>
    TE.fromIO(() => {
      if (signingKeys.length === 0) signingKeys.push(key)
    }),
})
