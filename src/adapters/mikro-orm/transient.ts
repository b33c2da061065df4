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
  /^(Connection terminated|timeout e|Query read timeout|Client has encountered|Cannot use a pool)/

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** True for failures of the database that a later try may not meet again. */
export const isTransient = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const code = text('code' in error && error.code)

  return (
    sqlState.test(code) || errno.test(code) || lostConnection.test(error.message) || isTransient(error.cause)
  )
}
