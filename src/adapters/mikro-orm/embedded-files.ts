import { join } from 'node:path'

/** Where in a data directory the embedded database keeps its files. */
export const embeddedFiles = (directory: string): string => join(directory, 'postgres')
