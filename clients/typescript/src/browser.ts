import type { Exclusively } from './token-store.ts'

/** As much of a browser as is used here, so that nobody else needs its types. */
type Browser = {
  readonly indexedDB?: IndexedDb
  readonly BroadcastChannel: new (name: string) => Channel
  readonly navigator?: { readonly locks?: { readonly request: Exclusively } }
  readonly addEventListener: Listen
  readonly removeEventListener: Listen
}

type Listen = (type: 'pageshow', listener: () => void) => void

type Channel = {
  onmessage: (() => void) | null
  readonly postMessage: (message: unknown) => void
  readonly close: () => void
}

type Asked<A> = {
  readonly result: A
  readonly error: unknown
  onsuccess: (() => void) | null
  onerror: (() => void) | null
}

export type IndexedDb = {
  readonly open: (name: string) => Asked<Database> & { onupgradeneeded: (() => void) | null }
}

export type Database = {
  readonly createObjectStore: (name: string) => unknown
  readonly transaction: (
    name: string,
    mode: 'readonly' | 'readwrite',
    options?: { readonly durability: 'strict' },
  ) => Transaction
  readonly close: () => void
  onclose: (() => void) | null
  onversionchange: (() => void) | null
}

type Transaction = {
  readonly objectStore: (name: string) => ObjectStore
  readonly error: unknown
  oncomplete: (() => void) | null
  onabort: (() => void) | null
}

export type ObjectStore = {
  readonly get: (key: string) => Asked<unknown>
  readonly put: (value: unknown, key: string) => unknown
  readonly delete: (key: string) => unknown
}

export const browser = globalThis as unknown as Browser
