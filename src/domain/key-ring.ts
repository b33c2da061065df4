import * as O from 'fp-ts/lib/Option.js'
import type { Decision } from './decision.ts'
import type { Occasion } from './occasion.ts'
import type { SigningKey } from './signing-key.ts'
import { after } from './time.ts'

/** Times in seconds. */
export type KeyPolicy = {
  /** The age at which a key gets a successor. */
  readonly rotation: number
  /** From being published to signing: longer than anybody keeps a copy of the published keys. */
  readonly notice: number
  /** How long a token lives, and a key so verifies after its successor has begun to sign. */
  readonly tokenLifetime: number
}

type Keys = ReadonlyArray<SigningKey>

const newestFirst = <K extends SigningKey>(keys: ReadonlyArray<K>): ReadonlyArray<K> =>
  keys.toSorted((a, b) => b.signsFrom.getTime() - a.signsFrom.getTime() || (a.kid < b.kid ? 1 : -1))

/** The key that signs: the last to have come of age. */
const signing = <K extends SigningKey>(keys: ReadonlyArray<K>, now: Date): O.Option<K> => {
  const sorted = newestFirst(keys)
  return O.fromNullable(sorted.find(({ signsFrom }) => signsFrom <= now) ?? sorted.at(-1))
}

/** When the last token that a key may have signed expires: never, as long as it has no successor. */
const isRetired =
  (keys: Keys, policy: KeyPolicy, now: Date) =>
  (key: SigningKey): boolean => {
    const successor = newestFirst(keys)
      .filter(({ signsFrom }) => signsFrom > key.signsFrom)
      .at(-1)
    return successor !== undefined && after(successor.signsFrom, policy.tokenLifetime + policy.notice) <= now
  }

/** Every key that a token in use may need, and the one that will sign next. */
const published = (keys: Keys, policy: KeyPolicy, now: Date): Keys =>
  newestFirst(keys).filter((key) => !isRetired(keys, policy, now)(key))

/** True when the newest key is of age to be followed by another. The very first key is always due. */
const isDue = (keys: Keys, policy: KeyPolicy, now: Date): boolean => {
  const [newest] = newestFirst(keys)
  return newest === undefined || after(newest.signsFrom, policy.rotation) <= now
}

/** The first key signs at once: nobody has a copy of the published keys yet. */
const publish = (
  keys: Keys,
  pair: Omit<SigningKey, 'signsFrom'>,
  { notice }: KeyPolicy,
  occasion: Occasion,
): Decision<SigningKey> => ({
  next: { ...pair, signsFrom: keys.length === 0 ? occasion.at : after(occasion.at, notice) },
  events: [{ type: 'signing-key.published', kid: pair.kid }],
  occasion,
})

export const KeyRing = { signing, published, isDue, publish }
