import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const directories = new Set<string>()

export const aDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'prescribeme-'))
  directories.add(directory)
  return directory
}

export const removeDirectories = (): void => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
  directories.clear()
}
