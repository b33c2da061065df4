import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../support/processes.ts'

export type Block = {
  /** The first word behind the fence. */
  readonly language: string
  /** The rest of that line: the file that the block is a part of. */
  readonly file: string
  readonly text: string
  /** Whether nothing but empty lines stands between it and the block before. */
  readonly isNext: boolean
}

export type Document = {
  readonly path: string
  readonly blocks: ReadonlyArray<Block>
  /** All but the blocks. */
  readonly prose: string
}

const fence = /^```(\S*) ?(.*)\n([\s\S]*?)^```$/gm

const blocksOf = (text: string): ReadonlyArray<Block> => {
  let end = -1
  return [...text.matchAll(fence)].map((found) => {
    const [all, language = '', file = '', inside = ''] = found
    const isNext = end >= 0 && text.slice(end, found.index).trim() === ''
    end = found.index + all.length
    return { language, file, text: inside, isNext }
  })
}

/** What is written for readers, and is held to be true. */
export const documents: ReadonlyArray<Document> = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
  .sort()
  .map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return { path, blocks: blocksOf(text), prose: text.replace(fence, '') }
  })

export const documentAt = (path: string): Document => {
  const document = documents.find((each) => each.path === path)
  if (!document) throw new Error(`${path} is not there`)
  return document
}
