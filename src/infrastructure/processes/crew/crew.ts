/** A worker that is `called` has been told to listen. */
export type Stage = 'not started' | 'starting' | 'open' | 'called' | 'listening' | 'fallen'

export type Worker = {
  readonly stage: Stage
  /** In a row, without having served for long in between. */
  readonly falls: number
  /** When it began to listen, in milliseconds. */
  readonly since: number
}

/** The workers, numbered from 1, and what has become of them all. */
export type Crew = {
  readonly workers: ReadonlyArray<Worker>
  readonly isAnnounced: boolean
  readonly isDraining: boolean
  readonly isOver: boolean
}

export type Happening =
  | { readonly _tag: 'Opened' | 'Listening' | 'Due'; readonly nth: number }
  /** Without an exit code where a signal ended it. */
  | { readonly _tag: 'Ended'; readonly nth: number; readonly exitCode: number | undefined }
  | { readonly _tag: 'ToldToEnd' }

export type Order =
  | { readonly _tag: 'Start' | 'Listen'; readonly nth: number }
  /** In milliseconds. */
  | { readonly _tag: 'Retry'; readonly nth: number; readonly after: number }
  | { readonly _tag: 'Announce' | 'Drain' }
  /** Ends them all at once, with the exit code of the worker without which nothing can go on. */
  | { readonly _tag: 'End'; readonly exitCode: number | undefined }

export const Crew = {
  of: (size: number): Crew => ({
    workers: Array.from({ length: size }, () => ({ stage: 'not started', falls: 0, since: 0 })),
    isAnnounced: false,
    isDraining: false,
    isOver: false,
  }),

  numbersOf: (crew: Crew, ...stages: ReadonlyArray<Stage>): ReadonlyArray<number> =>
    crew.workers.flatMap(({ stage }, n) => (stages.includes(stage) ? [n + 1] : [])),

  isAny: (crew: Crew, ...stages: ReadonlyArray<Stage>): boolean =>
    crew.workers.some(({ stage }) => stages.includes(stage)),

  isAlive: (crew: Crew): boolean => Crew.isAny(crew, 'starting', 'open', 'called', 'listening'),

  put: (crew: Crew, numbers: ReadonlyArray<number>, change: Partial<Worker>): Crew => ({
    ...crew,
    workers: crew.workers.map((worker, n) => (numbers.includes(n + 1) ? { ...worker, ...change } : worker)),
  }),
}
