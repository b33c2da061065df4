#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for the rest can still say so.
import module from 'node:module'

// Megabytes that the youngest objects have, and percent by which the others may grow, before V8 looks which are still
// needed. It would let both grow until this service is twice its size. What is made where it once saw things last it would
// take for old from the start: rows of the database, which then last until it looks through all there is.
const memory = [
  '--min-semi-space-size=8',
  '--max-semi-space-size=8',
  '--heap-growing-percent=40',
  '--no-allocation-site-pretenuring',
]

// glibc would map and zero 19 MiB anew for each hash: it keeps them for the next one, in huge pages where it may. Other
// allocators do not read it. What the operator has set stays as it is.
const allocator = ['hugetlb=1', 'arena_max=1', 'mmap_threshold=33554432', 'trim_threshold=134217728']
const { GLIBC_TUNABLES: given = '' } = process.env
const tunables = allocator
  .map((tunable) => `glibc.malloc.${tunable}`)
  .filter((tunable) => !given.includes(tunable.slice(0, tunable.indexOf('=') + 1)))
const GLIBC_TUNABLES = [...(given ? [given] : []), ...tunables].join(':')

// V8 and glibc read them only as a process begins: so this one begins once more, in its own place. It is by the options of
// V8 that it knows: of a process with capabilities of its own, glibc takes the variable away.
const isTuned =
  process.platform !== 'linux' ||
  !process.execve ||
  memory.every((option) => process.execArgv.includes(option))

/** The service: bundled, as sources, or in an installed package, where Node runs no TypeScript, as what these became. */
const load = async () => {
  const { hasSources, isBundled } = await import('./bundle.js')
  if (isBundled()) return import('../../build/bundle/main.js')
  if (hasSources()) return import('./processes/main.ts')
  return import('../../dist/infrastructure/processes/main.js')
}

const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 24 && !(major === 22 && minor >= 18)) {
  process.stderr.write(
    `prescribeme: this needs Node.js 22.18 or newer, and found ${process.versions.node}.\n` +
      'The right one comes with the packages: use "npm start", "npm run …" or "npx prescribeme …".\n',
  )
  process.exitCode = 78
} else if (!isTuned) {
  const args = [process.execPath, ...memory, ...process.execArgv, ...process.argv.slice(1)]
  process.execve(process.execPath, args, { ...process.env, GLIBC_TUNABLES })
} else {
  module.enableCompileCache?.()
  const { main } = await load()
  process.exit(await main(process.argv.slice(2)))
}
