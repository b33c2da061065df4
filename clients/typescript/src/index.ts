import type { components } from './api.ts'

export type { components, operations, paths } from './api.ts'
export { type Client, type ClientOptions, createClient } from './client.ts'
export type { HeldTokens } from './held-tokens.ts'
export { indexedDbStore } from './indexed-db-store.ts'
export type { SignedOut } from './keeping.ts'
export { memoryStore } from './memory-store.ts'
export type { TokenStore } from './token-store.ts'

/** What is sent and answered, as `Schemas['User']`. */
export type Schemas = components['schemas']
export type Problem = Schemas['Problem']
