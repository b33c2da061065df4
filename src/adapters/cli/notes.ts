import { closeSync, openSync, realpathSync, writeSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'

/** A file of lines that are written one at a time, however many there are. */
export type Notes = { readonly add: (line: string) => void; readonly close: () => void }

export const noNotes: Notes = { add: () => {}, close: () => {} }

const real = (path: string): string => {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

/** Begins anew what was there. A left where it cannot be written, or is the file that must not be lost. */
export const fileNotes = (path: string, spared: string): E.Either<unknown, Notes> =>
  E.tryCatch(
    () => {
      if (real(path) === real(spared)) throw new Error('the same file')
      const fd = openSync(path, 'w', 0o600)
      return { add: (line) => void writeSync(fd, `${line}\n`), close: () => closeSync(fd) }
    },
    (error) => error,
  )
