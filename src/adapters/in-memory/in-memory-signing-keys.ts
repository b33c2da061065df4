import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SigningKeys } from '../../application/ports/signing-keys.ts'
import type { Memory } from './memory.ts'

export const inMemorySigningKeys = ({ signingKeys, recordAll }: Memory): SigningKeys => ({
  all: TE.fromIO(() => [...signingKeys]),

  add: (decide) =>
    TE.fromIO(() => {
      const decision = decide([...signingKeys])
      if (O.isSome(decision)) {
        signingKeys.push(decision.value.next)
        recordAll(O.none, decision.value)
      }
      return [...signingKeys]
    }),

  reseal: ({ kid, sealedPrivateKey }) =>
    TE.fromIO(() => {
      const at = signingKeys.findIndex((key) => key.kid === kid)
      const key = signingKeys[at]
      if (key) signingKeys[at] = { ...key, sealedPrivateKey }
    }),
})
