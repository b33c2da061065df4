import { inMemoryFamiliarNetworks } from '../../src/adapters/in-memory/in-memory-familiar-networks.ts'
import { nodeCryptoDeviceTokens } from '../../src/adapters/node-crypto/node-crypto-device-tokens.ts'
import { nodeCryptoPseudonyms } from '../../src/adapters/node-crypto/node-crypto-pseudonyms.ts'
import { memoryQuotas } from '../../src/adapters/rate-limiter-flexible/memory-quotas.ts'
import { noMetrics } from '../../src/adapters/system/no-metrics.ts'
import { noQuotas } from '../../src/adapters/system/no-quotas.ts'
import { systemRandomness as randomness } from '../../src/adapters/system/system-randomness.ts'
import type { GuessPolicy } from '../../src/domain/guess-policy.ts'
import { aConfig, someSecrets } from './applications.ts'

const { login, refresh, register } = aConfig().throttles

/** What use cases take to hold up guessers, as it is configured where nothing is. */
export const throttling = () => ({
  quotas: memoryQuotas(),
  metrics: noMetrics,
  pseudonyms: nodeCryptoPseudonyms(someSecrets),
  deviceTokens: nodeCryptoDeviceTokens(someSecrets)({ randomness }),
  familiarNetworks: inMemoryFamiliarNetworks(),
  loginThrottle: login,
  refreshThrottle: refresh,
  registerThrottle: register,
})

/** The same with everything granted (THROTTLES=off). */
export const unthrottled = { ...throttling(), quotas: noQuotas }

type Given = { readonly name: string; readonly most: number; readonly free: number } & Pick<
  GuessPolicy,
  'firstDelay' | 'longestDelay'
>

/** So many in an hour, and `free` failures in a row that cost no wait. */
export const aGuessPolicy = (given: Partial<Given> = {}): GuessPolicy => {
  const { name, most, free, ...delays } = {
    name: 'a-policy',
    most: 1_000,
    free: 3,
    firstDelay: 1,
    longestDelay: 3_600,
    ...given,
  }
  return {
    most: { name, limit: most, window: 3_600 },
    row: { name: `${name}-row`, limit: free, window: 86_400 },
    ...delays,
  }
}
