/** Waits no longer than the signal lets one. What is waited for goes on: others may wait for it too. */
export const orAborted = <A>(signal: AbortSignal, awaited: Promise<A>): Promise<A> =>
  new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    awaited.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
