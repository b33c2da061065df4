import { createClient } from '@redis/client'
import type { RateLimiterRedis } from 'rate-limiter-flexible'
import { redisLimiter } from './redis-limiter.ts'

/** One connection, from its first try to its end. It never tries again by itself and keeps nothing for later. */
export type RedisLink = {
  readonly limiter: RateLimiterRedis
  /** Resolves when counts can be written. */
  readonly open: () => Promise<void>
  /** Ends it in whatever state it is; what is under way rejects. */
  readonly cut: () => void
}

/** Commands that wait for their answers. */
const mostCommands = 10_000

export const redisLink = (url: string, onError: (error: unknown) => void): RedisLink => {
  const ending = new AbortController()
  const client = createClient({
    url,
    socket: { reconnectStrategy: false, signal: ending.signal },
    disableOfflineQueue: true,
    commandsQueueMaxLength: mostCommands,
    commandOptions: { timeout: 0 },
    maintNotifications: 'disabled',
  }).on('error', onError)
  const limiter = redisLimiter(client)

  return {
    limiter,
    open: async () => {
      await client.connect()
      await limiter.penalty('probe')
    },
    cut: () => {
      client.destroy()
      ending.abort()
    },
  }
}
