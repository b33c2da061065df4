/** Milliseconds. Who has served for as long as `steady` and falls then is replaced as soon as at the first time. */
const pause = { first: 100, most: 30_000, steady: 60_000 }

/** Milliseconds until a worker is replaced that has fallen so many times in a row before: each is twice the one before. */
export const backoff = (falls: number): number => Math.min(pause.first * 2 ** falls, pause.most)

/** In milliseconds. */
export const isSteady = (servedFor: number): boolean => servedFor >= pause.steady
