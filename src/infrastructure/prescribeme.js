#!/usr/bin/env node
// Plain JavaScript, so that a Node too old for the rest can still say so.
import module from 'node:module'

const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 24 && !(major === 22 && minor >= 18)) {
  process.stderr.write(
    `prescribeme: this needs Node.js 22.18 or newer, and found ${process.versions.node}.\n` +
      'The right one comes with the packages: use "npm start", "npm run …" or "npx prescribeme …".\n',
  )
  process.exitCode = 78
} else {
  module.enableCompileCache?.()
  const { main } = await import('./processes/main.ts')
  process.exit(await main(process.argv.slice(2)))
}
