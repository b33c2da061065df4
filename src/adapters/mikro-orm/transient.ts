/**
 * SQLSTATE classes and codes of what passes by itself: connection lost (08), resources exhausted (53), server
 * starting, stopping or cancelling (57), serialisation and deadlock (40), lock not to be had, a standby that
 * cannot write yet, a transaction that idled too long. Everything else that a server refuses is a defect of ours.
 */
const sqlState = /^(08|53|57|40)\w{3}$|^(55P03|25006|25P03)$/

/** Node's own: ECONNREFUSED, ECONNRESET, ENOTFOUND, ETIMEDOUT … */
const errno = /^E(?!RR_)[A-Z_]{3,}$/

/** What `pg` and its pool raise without any code. */
const lostConnection =
  /^(Connection terminated|timeout exceeded|Query read timeout|Client has encountered|Cannot use a pool)/

/** Refused by role, password or database: at a start a mistake, later as good as away. */
const refusedState = /^(28\w{3}|3D000)$/

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '')

export const isRefused = (error: unknown): boolean =>
  error instanceof Error && refusedState.test(codeOf(error))

/** True for failures of the database that a later try may not meet again. */
export const isTransient = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)

  return (
    sqlState.test(code) || errno.test(code) || lostConnection.test(error.message) || isTransient(error.cause)
  )
}
