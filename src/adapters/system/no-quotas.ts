import * as T from 'fp-ts/lib/Task.js'
import type { Quotas } from '../../application/ports/quotas.ts'

/** Everything is granted: for load tests (THROTTLES=off). */
export const noQuotas: Quotas = {
  take: () => T.of({ granted: true, used: 0, resetsIn: 0 }),
  giveBack: () => T.of(undefined),
  forget: () => T.of(undefined),
}
