import type { Database, IndexedDb, ObjectStore } from './browser.ts'

const name = '@prescribeme/client'
const tokens = 'tokens'

const opened = (indexedDb: IndexedDb): Promise<Database> =>
  new Promise<Database>((resolve, reject) => {
    const asked = indexedDb.open(name)
    asked.onupgradeneeded = () => asked.result.createObjectStore(tokens)
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  }).catch((cause) => {
    throw new Error('IndexedDB cannot be opened here: keep the tokens in another store', { cause })
  })

type Work<A> = (database: Database) => Promise<A>

/**
 * Works on one connection, which is made when it is needed first, and anew when it was ended: where somebody deletes the
 * database or clears the data of the site, of which is told, and where the browser loses it without a word.
 */
export const connecting = (indexedDb: IndexedDb, ended: () => void) => {
  let current: Promise<Database> | undefined

  const leave = (connection: Promise<Database>) => {
    if (current === connection) current = undefined
    connection.then(
      (database) => database.close(),
      () => {},
    )
  }

  const connected = (): Promise<Database> => {
    if (current) return current
    const connection = opened(indexedDb).then((database) => {
      database.onclose = database.onversionchange = () => {
        leave(connection)
        ended()
      }
      return database
    })
    current = connection
    return connection
  }

  return async <A>(work: Work<A>): Promise<A> => {
    const connection = connected()
    try {
      return await work(await connection)
    } catch {
      leave(connection)
      return work(await connected())
    }
  }
}

export const reading =
  (key: string): Work<unknown> =>
  (database) =>
    new Promise((resolve, reject) => {
      const asked = database.transaction(tokens, 'readonly').objectStore(tokens).get(key)
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })

/**
 * Done when it is on the disk. A refresh token that a power failure brought back would be taken for a stolen one: the
 * service forgives it for REFRESH_GRACE, 30 seconds, and no machine starts as fast.
 */
export const changing =
  (change: (tokens: ObjectStore) => void): Work<void> =>
  (database) =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(tokens, 'readwrite', { durability: 'strict' })
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error)
      change(transaction.objectStore(tokens))
    })
