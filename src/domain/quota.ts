/**
 * So many in so long, counted from the first. The terms are those of draft-ietf-httpapi-ratelimit-headers:
 * `limit` is its q, `window` its w, in whole seconds.
 */
export type Quota = { readonly name: string; readonly limit: number; readonly window: number }
