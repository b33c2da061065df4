/** The service's secret, and before it was changed the one that it was: the first makes, all of them are honoured. */
export type Secrets = readonly [current: Uint8Array, ...previous: Uint8Array[]]
