import type { HeldTokens } from './held-tokens.ts'
import type { Exclusively, TokenStore } from './token-store.ts'
import { turns } from './turns.ts'

/** Why nobody is signed in any more: by `logout()`, because a refresh was refused, or by another tab. */
export type SignedOut = 'logout' | 'refused' | 'elsewhere'

export type Listeners = {
  /** Somebody is signed in: anew, or in the place of somebody else, here or in another tab. */
  readonly onSignedIn?: (() => void) | undefined
  readonly onSignedOut?: ((why: SignedOut) => void) | undefined
}

type Held = HeldTokens | undefined

export type Keeping = {
  readonly exclusively: Exclusively
  readonly read: () => Promise<Held>
  /** Reads, decides and stores as one step. Answers what was there and what is. */
  readonly change: (decide: (held: Held) => Held, why?: SignedOut) => Promise<{ before: Held; after: Held }>
  readonly close: () => void
}

const turnsOf = new WeakMap<TokenStore, Exclusively>()

const turnsAt = (store: TokenStore): Exclusively => {
  const known = turnsOf.get(store) ?? turns()
  turnsOf.set(store, known)
  return known
}

/** A store as one service's client uses it, who tells of every change of who is signed in. */
export const keeping = (store: TokenStore, service: string, listeners: Listeners): Keeping => {
  const exclusively = store.exclusively ?? turnsAt(store)
  // one key may have served another service before, which this one's requests must not tell the tokens of
  const read = async () => {
    const held = await store.read()
    return held?.service === service ? held : undefined
  }

  let known: string | undefined
  const begun = read().then(
    (held) => {
      known = held?.login
    },
    () => {}, // whoever reads next meets the same error and is told
  )
  const tell = (held: Held, why: SignedOut) => {
    if (held?.login === known) return
    known = held?.login
    queueMicrotask(() => (held ? listeners.onSignedIn?.() : listeners.onSignedOut?.(why)))
  }

  const change: Keeping['change'] = (decide, why = 'refused') =>
    exclusively('store', async () => {
      await begun
      const before = await read()
      const after = decide(before)
      if (after && after !== before) await store.write(after)
      if (!after && before) await store.clear()
      tell(after, why)
      return { before, after }
    })

  const changedElsewhere = async () => {
    await begun
    tell(await read(), 'elsewhere')
  }
  const close = store.subscribe?.(() => void changedElsewhere().catch(() => {})) ?? (() => {})

  return { exclusively, read, change, close }
}
