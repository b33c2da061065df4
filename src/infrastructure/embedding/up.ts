import type { Lifetime } from '../../adapters/http/health.routes.ts'

/** From when on and until when requests are welcome is the affair of whoever has the server. */
export const up: Lifetime = { hasStarted: () => true, isDraining: () => false }
