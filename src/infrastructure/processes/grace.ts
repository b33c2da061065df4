/** Milliseconds for requests in flight to end in, once the process is told to end. */
export const grace = 10_000
