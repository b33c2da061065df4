export const after = (start: Date, seconds: number): Date => new Date(start.getTime() + seconds * 1_000)

export const earlier = (a: Date, b: Date): Date => (a < b ? a : b)
