import { closeSync, createReadStream, fstatSync, openSync } from 'node:fs'
import { addAbortSignal, type Readable } from 'node:stream'
import * as E from 'fp-ts/lib/Either.js'
import type { IO } from 'fp-ts/lib/IO.js'

/** Octets that come from somewhere. They end where the process is told to, and where they cannot be read any further. */
export type Source = {
  readonly octets: AsyncIterable<Uint8Array>
  /** Aborts where they ended before their time. */
  readonly signal: AbortSignal
  /** Between 0 and 1; undefined where nobody knows how much is to come. */
  readonly progress: IO<number | undefined>
  readonly hasFailed: IO<boolean>
}

const sourceOf = (stream: Readable, size: number | undefined, ending: AbortSignal): Source => {
  const broken = new AbortController()
  let read = 0

  async function* octets() {
    try {
      for await (const piece of addAbortSignal(ending, stream)) {
        read += piece.length
        yield piece as Uint8Array
      }
    } catch {
      if (!ending.aborted) broken.abort()
    }
  }

  return {
    octets: octets(),
    signal: AbortSignal.any([ending, broken.signal]),
    progress: () => (size ? read / size : undefined),
    hasFailed: () => broken.signal.aborted,
  }
}

export const streamSource = (stream: Readable, ending: AbortSignal): Source =>
  sourceOf(stream, undefined, ending)

/** A left where there is no such file, or it is none or not to be read. */
export const fileSource = (path: string, ending: AbortSignal): E.Either<unknown, Source> =>
  E.tryCatch(
    () => {
      const fd = openSync(path, 'r')
      const stats = fstatSync(fd)
      if (stats.isDirectory()) {
        closeSync(fd)
        throw new Error('a directory')
      }
      return sourceOf(createReadStream(path, { fd }), stats.isFile() ? stats.size : undefined, ending)
    },
    (error) => error,
  )
