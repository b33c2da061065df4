import type { Address } from '../../../adapters/http/server.ts'
import type { Config } from '../../config/config.ts'
import { grace } from '../grace.ts'
import type { Output } from '../log.ts'
import { welcome } from '../welcome.ts'
import type { Happening, Order } from './crew.ts'
import type { Member } from './hire.ts'
import type { Members } from './members.ts'
import type { MetricsPort } from './metrics-port.ts'
import { shareOf } from './share.ts'

/** Milliseconds that workers have, beyond those for requests in flight, for closing what they hold. */
const margin = 3_000

type Place = {
  readonly config: Config
  readonly output: Output
  readonly members: Members
  readonly metrics: MetricsPort | undefined
  readonly happen: (happening: Happening) => void
  readonly over: (exitCode: number | undefined) => void
}

const nameOf = (nth: number, { pid }: Member) => ({ worker: nth, worker_pid: pid })

/** Has done what is ordered, and tells what comes of it. */
export const obeying = ({ config, output: { log, announce }, members, metrics, happen, over }: Place) => {
  let listening: Address = config.listen
  let isAnnounced = false
  let isDraining = false

  const start = async (nth: number): Promise<void> => {
    const member = members.hire(nth)
    member.call('open', { nth, config: shareOf(config, nth) }).then(() => happen({ _tag: 'Opened', nth }))
    const { exitCode, signal } = await member.ended
    metrics?.lost(member)
    if (isAnnounced && !isDraining)
      log.warn('a worker has ended', { ...nameOf(nth, member), exit_code: exitCode, signal })
    happen({ _tag: 'Ended', nth, exitCode })
  }

  const listen = async (nth: number, member: Member | undefined): Promise<void> => {
    if (!member) return
    listening = await member.call('listen')
    log.info('a worker listens', nameOf(nth, member))
    happen({ _tag: 'Listening', nth })
  }

  const drain = (): void => {
    isDraining = true
    if (isAnnounced) log.info('draining: requests in flight may end', { grace_ms: grace })
    metrics?.drain(grace)
    for (const { call } of members.living()) call('drain')
    setTimeout(members.kill, grace + margin).unref()
  }

  const retry = (nth: number, after: number): void => {
    log.info('a worker is replaced', { worker: nth, in_ms: after })
    setTimeout(() => happen({ _tag: 'Due', nth }), after)
  }

  const announceAll = (): void => {
    isAnnounced = true
    announce(...welcome(config, listening, metrics?.address))
  }

  return (order: Order): void => {
    if (order._tag === 'Start') start(order.nth)
    if (order._tag === 'Listen') listen(order.nth, members.of(order.nth))
    if (order._tag === 'Retry') retry(order.nth, order.after)
    if (order._tag === 'Announce') announceAll()
    if (order._tag === 'Drain') drain()
    if (order._tag === 'End') over(order.exitCode)
  }
}
