import * as O from 'fp-ts/lib/Option.js'
import type { RateLimiterRedis } from 'rate-limiter-flexible'
import type { Log } from '../../application/ports/log.ts'
import { inTime } from './in-time.ts'
import { type RedisLink, redisLink } from './redis-link.ts'

/** Milliseconds that an answer and a connection may take, and until the next try. */
type Patience = { readonly answer: number; readonly connection: number; readonly retry: number }

const patience: Patience = { answer: 250, connection: 1_000, retry: 1_000 }

/** The counts that replicas share. */
export type SharedCounts = {
  /** None, as soon as Redis is found to be away, and at once for as long as it is. */
  readonly ask: <A>(work: (limiter: RateLimiterRedis) => Promise<A>) => Promise<O.Option<A>>
  readonly close: () => void
}

/** Never the message, which may quote what was sent. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error) return String(error.code)
  return /^[A-Z]+\b/.exec(error.message)?.[0] ?? error.constructor.name
}

/**
 * Resolves when Redis has been reached, or was found to be away: then it is tried again and again, and the log is told
 * of the outage and of its end.
 */
export const sharedCounts = async (
  url: string,
  log: Log,
  { answer, connection, retry }: Patience = patience,
): Promise<SharedCounts> => {
  let link: RedisLink | undefined
  let isUp = false
  let isMissed = false
  let retrying: NodeJS.Timeout | undefined

  const lose = (lost: RedisLink, error: unknown): void => {
    if (lost !== link) return
    link = undefined
    isUp = false
    lost.cut()
    if (!isMissed)
      log.warn('redis is away: each replica counts quotas for itself', { reason: reasonOf(error) })
    isMissed = true
    retrying = setTimeout(connect, retry)
  }

  const connect = async (): Promise<void> => {
    const next = redisLink(url, (error) => lose(next, error))
    link = next
    try {
      await inTime(connection, next.open())
      if (next !== link) return
      isUp = true
      if (isMissed) log.info('redis is back: quotas are shared again')
      isMissed = false
    } catch (error) {
      lose(next, error)
    }
  }

  await connect()

  return {
    ask: async (work) => {
      const asked = link
      if (!asked || !isUp) return O.none
      try {
        return O.some(await inTime(answer, work(asked.limiter)))
      } catch (error) {
        lose(asked, error)
        return O.none
      }
    },
    close: () => {
      clearTimeout(retrying)
      const last = link
      link = undefined
      last?.cut()
    },
  }
}
