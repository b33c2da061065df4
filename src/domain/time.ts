export const after = (start: Date, seconds: number): Date => new Date(start.getTime() + seconds * 1_000)
