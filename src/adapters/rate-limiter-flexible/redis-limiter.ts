import type { RedisClientType } from '@redis/client'
import { RateLimiterRedis } from 'rate-limiter-flexible'

/**
 * KEYS[1] counts, ARGV[1] is added to it (or taken from it, where there is something to take), ARGV[2] is the seconds
 * that a window lasts which begins now. A count of none has no key, and every key an end.
 */
const count = `
local counted = tonumber(redis.call('get', KEYS[1]) or 0)
local added = tonumber(ARGV[1])
if added < 0 then
  if counted + added > 0 then
    return {redis.call('incrby', KEYS[1], added), redis.call('pttl', KEYS[1])}
  end
  redis.call('del', KEYS[1])
  return {0, 0}
end
redis.call('set', KEYS[1], 0, 'EX', ARGV[2], 'NX')
return {redis.call('incrby', KEYS[1], added), redis.call('pttl', KEYS[1])}
`

export const redisLimiter = (client: RedisClientType): RateLimiterRedis =>
  new RateLimiterRedis({
    storeClient: client,
    useRedisPackage: true,
    customIncrTtlLuaScript: count,
    keyPrefix: 'prescribeme:quota',
    points: 1,
    duration: 1,
  })
