import type { Counts, Durations, Levels } from '../../application/ports/metrics.ts'

export type Definition<Labels = Readonly<Record<string, unknown>>> = {
  readonly name: string
  readonly help: string
  /** With the values that are known beforehand: their series begin at 0, so that the first increase is seen as one. */
  readonly labels: { readonly [L in keyof Labels]: ReadonlyArray<Labels[L]> }
}

export type Timed<Labels = Readonly<Record<string, unknown>>> = Definition<Labels> & {
  /** Upper bounds, in seconds. */
  readonly buckets: ReadonlyArray<number>
}

const fromFiveMilliseconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const fromOneMillisecond = [0.001, 0.0025, ...fromFiveMilliseconds]

export const counts: { readonly [K in keyof Counts]: Definition<Counts[K]> } = {
  quota_refusals: {
    name: 'prescribeme_quota_refusals_total',
    help: 'Requests refused because a quota was used up.',
    labels: { quota: [] },
  },
  quota_fallbacks: {
    name: 'prescribeme_quota_fallbacks_total',
    help: 'Quotas counted in this process alone because the shared counter was away.',
    labels: {},
  },
  password_queue_refusals: {
    name: 'prescribeme_password_queue_refusals_total',
    help: 'Passwords that were neither hashed nor compared: the queue was full, or the client was gone.',
    labels: { reason: ['full', 'abandoned'] },
  },
  requests_shed: {
    name: 'prescribeme_requests_shed_total',
    help: 'Requests refused because the event loop was behind.',
    labels: {},
  },
  connections_evicted: {
    name: 'prescribeme_connections_evicted_total',
    help: 'Connections closed to make room for others.',
    labels: {},
  },
}

export const durations: { readonly [K in keyof Durations]: Timed<Durations[K]> } = {
  password_queue_wait: {
    name: 'prescribeme_password_queue_wait_seconds',
    help: 'Time from asking for a hash or a comparison until its turn came.',
    labels: {},
    buckets: fromOneMillisecond,
  },
  password_work: {
    name: 'prescribeme_password_work_seconds',
    help: 'Time that hashing or comparing a password took, without the wait.',
    labels: { task: ['hash', 'compare'] },
    buckets: fromFiveMilliseconds,
  },
  http_server_request_duration: {
    name: 'http_server_request_duration_seconds',
    help: 'Time from the arrival of a request until its answer was sent.',
    labels: { http_request_method: [], http_route: [], http_response_status_code: [] },
    buckets: fromOneMillisecond,
  },
}

export const levels: { readonly [K in Levels]: Definition<Readonly<Record<string, never>>> } = {
  password_queue_length: {
    name: 'prescribeme_password_queue_length',
    help: 'Passwords that wait for their turn.',
    labels: {},
  },
  password_queue_running: {
    name: 'prescribeme_password_queue_running',
    help: 'Passwords that are hashed or compared at this moment.',
    labels: {},
  },
}
