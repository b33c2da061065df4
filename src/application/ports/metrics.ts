import type { IO } from 'fp-ts/lib/IO.js'

/** What can be counted, and by what. No label ever holds what a client has sent. */
export type Counts = {
  readonly quota_refusals: { readonly quota: string }
  readonly quota_fallbacks: Readonly<Record<string, never>>
  readonly password_queue_refusals: { readonly reason: 'full' | 'abandoned' }
  readonly requests_shed: Readonly<Record<string, never>>
  readonly connections_evicted: Readonly<Record<string, never>>
}

/** What can be timed. */
export type Durations = {
  readonly password_queue_wait: Readonly<Record<string, never>>
  readonly password_work: { readonly task: 'hash' | 'compare' }
  /** OpenTelemetry's semantic conventions. */
  readonly http_server_request_duration: {
    readonly http_request_method: string
    /** As it is declared; empty where nothing is at the address. */
    readonly http_route: string
    /** Empty where the client was gone before there was one. */
    readonly http_response_status_code: number | ''
  }
}

/** What can be read off at any time. */
export type Levels = 'password_queue_length' | 'password_queue_running'

/** Figures for operators. */
export type Metrics = {
  readonly count: <K extends keyof Counts>(name: K, labels: Counts[K]) => void
  /** In seconds. */
  readonly observe: <K extends keyof Durations>(name: K, seconds: number, labels: Durations[K]) => void
  readonly level: (name: Levels, read: IO<number>) => void
}
