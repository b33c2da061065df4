import type { Worker } from 'node:cluster'

/** What node:cluster hands a worker with a message, and what it takes for the worker's answer. */
type Handover = { readonly seq?: number }
type Answer = { readonly ack?: number }
type Connection = { readonly close: () => void }

type Process = Omit<Worker['process'], 'send'> & {
  send: (message: Handover, connection?: Connection, ...more: ReadonlyArray<unknown>) => boolean
}

/**
 * Closes the connections that a worker was being handed when it ended. node:cluster (as of Node 24) keeps them open for
 * ever, and their clients wait for an answer that nobody gives.
 */
export const closeInTransit = (worker: Worker): void => {
  const child = worker.process as unknown as Process
  const inTransit = new Map<number, Connection>()
  const send = child.send.bind(child)

  child.send = (message, connection, ...more) => {
    if (connection && message.seq !== undefined) inTransit.set(message.seq, connection)
    return send(message, connection, ...more)
  }
  child.on('internalMessage', ({ ack }: Answer) => void (ack !== undefined && inTransit.delete(ack)))
  worker.once('exit', () => {
    for (const connection of inTransit.values()) connection.close()
  })
}
