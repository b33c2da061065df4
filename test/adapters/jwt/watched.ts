import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SigningKeys } from '../../../src/application/ports/signing-keys.ts'
import { unavailable } from '../../../src/application/ports/unavailable.ts'

export const outage = unavailable('database')('away')

/** A store whose readings are counted, and which can be away. */
export const watched = (keys: SigningKeys) => {
  const seen = { reads: 0, away: false }
  const all: SigningKeys['all'] = () => {
    seen.reads++
    return (seen.away ? TE.left(outage) : keys.all)()
  }
  return { seen, signingKeys: { ...keys, all } }
}
