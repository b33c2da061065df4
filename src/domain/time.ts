export const after = (start: Date, seconds: number): Date => new Date(start.getTime() + seconds * 1_000)

export const earlier = (a: Date, b: Date): Date => (a < b ? a : b)

/** Never the same moment twice: a millisecond after the one before, where the clock has not moved on. */
export const next = (before: Date, now: Date): Date => (now > before ? now : after(before, 0.001))
