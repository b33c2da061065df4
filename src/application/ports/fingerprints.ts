import type { Once } from '../../domain/once.ts'

/** Marks by which a request is known again. Who has them, but not the service's secret, learns nothing of key or request. */
export type Fingerprints = {
  /** Equal marks for an equal key and request, under each secret that is honoured. */
  readonly of: (key: string, request: string) => Once['marks']
}
