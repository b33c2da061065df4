import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'

type Entry = { readonly name: string; readonly isDirectory: boolean; readonly content: Buffer }

/** Octets of a header, and what the content after it is filled up to a multiple of. */
const block = 512

const textAt = (header: Buffer, from: number, length: number): string =>
  header.toString('latin1', from, from + length).replace(/\0.*$/s, '')

/** Of ustar (POSIX 1003.1) what the template has: files and directories with short names. It ends with empty headers. */
function* entries(tar: Buffer): Generator<Entry> {
  for (let at = 0; tar[at]; ) {
    const size = Number.parseInt(textAt(tar, at + 124, 12), 8)
    const start = at + block
    yield {
      name: textAt(tar, at, 100),
      isDirectory: textAt(tar, at + 156, 1) === '5',
      content: tar.subarray(start, start + size),
    }
    at = start + Math.ceil(size / block) * block
  }
}

/** Resolves as soon as another thread is at it. Its last four octets say how long it will be (RFC 1952): so it is one piece. */
const beginning = async (): Promise<{ readonly tar: Promise<Buffer> }> => {
  const packed = Buffer.from(await (await dataDir()).arrayBuffer())
  const tar = promisify(gunzip)(packed, { chunkSize: packed.readUInt32LE(packed.length - 4) })
  // Whoever waits for it hears of a failure: one that comes before is no reason to end the process.
  tar.catch(() => {})
  return { tar }
}

let begun: ReturnType<typeof beginning> | undefined

/** Lets another thread begin with what `unpackTemplate` needs first, while this one has still other things to do. */
export const unpackAhead = async (): Promise<void> => {
  begun ??= beginning()
  await begun
}

/** 40 MB, which would else stay until the memory of JavaScript itself runs short. */
const giveBack = ({ buffer }: Buffer): void => {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0)
}

/**
 * Puts a database in which nothing has been made yet into a new directory. PGlite would do so itself, through the files
 * of its WebAssembly, which takes twice as long.
 */
export const unpackTemplate = async (directory: string): Promise<void> => {
  const tar = await (await (begun ?? beginning())).tar
  begun = undefined
  mkdirSync(directory)
  for (const { name, isDirectory, content } of entries(tar)) {
    if (isDirectory) mkdirSync(join(directory, name), { recursive: true })
    else writeFileSync(join(directory, name), content)
  }
  giveBack(tar)
}
