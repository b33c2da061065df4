// Plain JavaScript, as what asks for it.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const at = (path) => `${root}${path}`

/** The directory that `npm run bundle` makes. */
export const bundle = at('build/bundle')

/** The file that says what it was made of. */
export const recipe = `${bundle}/made-of.txt`

const sourcesIn = (directory) =>
  readdirSync(at(directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`
    if (entry.isDirectory()) return sourcesIn(path)
    return path.endsWith('.ts') ? [path] : []
  })

const stateOf = (file) => {
  const { size, mtimeMs } = statSync(at(file), { throwIfNoEntry: false }) ?? {}
  return `${file} ${size} ${mtimeMs}`
}

/** The sources and the installed packages as they are now: for each file its octets and when it was last changed. */
export const ingredients = () =>
  ['node_modules/.package-lock.json', ...sourcesIn('src')].map(stateOf).sort().join('\n')

/** In the container and in an installed package there are none. */
export const hasSources = () => existsSync(at('src/infrastructure/processes/main.ts'))

/** Whether there is a bundle, and the sources would make the same one now. Where there are none, it is all there is. */
export const isBundled = () =>
  existsSync(recipe) && (!hasSources() || readFileSync(recipe, 'utf8') === ingredients())
