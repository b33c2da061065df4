import type { HeldTokens } from './held-tokens.ts'
import type { Keeping } from './keeping.ts'
import type { Renew, Renewal } from './renewing.ts'

/** The tokens of whoever is signed in, renewed if they are about to end; nothing where nobody is. */
export const currentTokens = (read: Keeping['read'], renew: Renew) => async (): Promise<Renewal> => {
  const held = await read()
  if (!held) return {}
  return Date.now() < held.renewAt ? { tokens: held } : renewedInTime(held, renew)
}

/** A refresh that fails holds nobody up whose token is good for some seconds more. */
const renewedInTime = async (held: HeldTokens, renew: Renew): Promise<Renewal> => {
  const isGood = () => Date.now() < held.expiresAt
  try {
    const renewal = await renew(held)
    return renewal.failure && isGood() ? { tokens: held } : renewal
  } catch (error) {
    if (isGood()) return { tokens: held }
    throw error
  }
}
