import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { dataDir } from '@electric-sql/pglite-prepopulatedfs'

type Entry = { readonly name: string; readonly isDirectory: boolean; readonly content: Buffer }

/** Octets of a header, and what the content after it is filled up to a multiple of. */
const block = 512

const textAt = (header: Buffer, from: number, length: number): string =>
  header.toString('latin1', from, from + length).replace(/\0.*$/s, '')

/** Octets unpacked at a time: at Node's 16 KiB most of the time goes into putting them together. */
const chunkSize = 2 ** 22

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

/**
 * Puts a database in which nothing has been made yet into a new directory. PGlite would do so itself, through the files
 * of its WebAssembly, which takes several times as long.
 */
export const unpackTemplate = async (directory: string): Promise<void> => {
  const tar = gunzipSync(await (await dataDir()).arrayBuffer(), { chunkSize })
  mkdirSync(directory)
  for (const { name, isDirectory, content } of entries(tar)) {
    if (isDirectory) mkdirSync(join(directory, name), { recursive: true })
    else writeFileSync(join(directory, name), content)
  }
}
