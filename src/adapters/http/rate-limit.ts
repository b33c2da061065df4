import type { TooManyAttempts } from '../../application/throttling/throttle.ts'

export type UsedUp = TooManyAttempts['usedUp']

/** draft-ietf-httpapi-ratelimit-headers-10: structured fields, whose names of quotas are plain tokens here. */
export const rateLimitHeaders = ({ quota: { name, limit, window }, resetsIn }: UsedUp) => ({
  'retry-after': String(resetsIn),
  ratelimit: `"${name}";r=0;t=${resetsIn}`,
  'ratelimit-policy': `"${name}";q=${limit};w=${window}`,
})
