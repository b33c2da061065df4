import { constants } from 'node:os'

const endings = ['SIGINT', 'SIGTERM'] as const

export const onEndingSignals = (heard: (name: (typeof endings)[number]) => void): void => {
  for (const name of endings) process.on(name, () => heard(name))
}

/** Aborts at the first SIGINT or SIGTERM. The second ends the process at once, as a shell would report it. */
export const endingSignal = (): AbortSignal => {
  const ending = new AbortController()
  onEndingSignals((name) =>
    ending.signal.aborted ? process.exit(128 + constants.signals[name]) : ending.abort(),
  )
  return ending.signal
}

export const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
