import { open, rm } from 'node:fs/promises'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Terminal } from './terminal.ts'

/** What was written so far can be read by nobody else, and is gone where it did not come to its end. */
export type Unwritable = { readonly _tag: 'Unwritable'; readonly isTaken: boolean }

/** Where text goes, in pieces. */
export type Target = {
  readonly write: (text: string) => TE.TaskEither<Unwritable, void>
  /** The last word: everything was written, or what there is is of no use. */
  readonly close: (isWhole: boolean) => TE.TaskEither<Unwritable, void>
}

const failed = (error: unknown): Unwritable => ({
  _tag: 'Unwritable',
  isTaken: error instanceof Error && 'code' in error && error.code === 'EEXIST',
})

export const terminalTarget = ({ write }: Terminal): Target => ({
  write: (text) => TE.tryCatch(() => write(text), failed),
  close: () => TE.right(undefined),
})

/** A new file that its owner alone can read, in the place of another only where that is wanted. */
export const fileTarget = (path: string, isForced: boolean): TE.TaskEither<Unwritable, Target> =>
  TE.tryCatch(async () => {
    if (isForced) await rm(path, { force: true })
    const file = await open(path, 'wx', 0o600)

    return {
      write: (text) => TE.tryCatch(() => file.appendFile(text), failed),
      close: (isWhole) =>
        TE.tryCatch(async () => {
          if (isWhole) await file.sync()
          await file.close()
          if (!isWhole) await rm(path)
        }, failed),
    }
  }, failed)
