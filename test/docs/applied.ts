import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { aDirectory, root } from '../support/processes.ts'
import type { Block } from './documents.ts'

const kept = new Set(['src', 'test', 'examples'])

/** The sources, to change at will, with the packages that are installed. */
const aCopy = (): string => {
  const copy = aDirectory()
  for (const name of readdirSync(root))
    if (kept.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true })
    else if (name !== '.git') symlinkSync(join(root, name), join(copy, name))
  return copy
}

const lines = (hunk: string, signs: string): string =>
  hunk
    .split('\n')
    .filter((line) => signs.includes(line[0] ?? ' '))
    .map((line) => `${line.slice(1)}\n`)
    .join('')

const patched = (file: string, text: string, hunk: string): string => {
  const [before, after] = [lines(hunk, ' -'), lines(hunk, ' +')]
  const parts = text.split(before)
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times:\n${before}`)
  return parts.join(after)
}

/** A copy of the sources in which every block that names a file has been written to it, or merged into it. */
export const applied = (blocks: ReadonlyArray<Block>): string => {
  const copy = aCopy()
  for (const { language, file, text } of blocks.filter((block) => block.file !== '')) {
    const path = join(copy, file)
    if (language === 'diff') {
      const hunks = text.trimEnd().split('\n@@\n')
      const whole = hunks.reduce((sum, hunk) => patched(file, sum, hunk), readFileSync(path, 'utf8'))
      writeFileSync(path, whole)
    } else {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, text, { flag: 'wx' })
    }
  }
  return copy
}
